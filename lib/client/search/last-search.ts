let last = "";

/** What was looked for last in this page, for when the search is opened again. */
export function lastSearch(): string {
  return last;
}

export function rememberSearch(q: string): void {
  last = q;
}
