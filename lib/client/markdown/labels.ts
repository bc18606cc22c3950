/** Two labels mean the same definition when they differ in case and white space only. */
export function labelOf(source: string): string {
  return source.trim().replace(/\s+/g, " ").toLowerCase();
}
