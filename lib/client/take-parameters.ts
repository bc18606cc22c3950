/** Takes parameters out of the address of the start page, in their order, so that a reload has them no more. */
export function takeParameters(names: readonly string[]): string[] {
  const { pathname, searchParams } = new URL(window.location.href);
  if (pathname !== "/") return [];
  const values = names.flatMap((name) => searchParams.get(name) ?? []);
  if (values.length === 0) return [];
  for (const name of names) searchParams.delete(name);
  const rest = searchParams.toString();
  window.history.replaceState(window.history.state, "", rest === "" ? pathname : `${pathname}?${rest}`);
  return values;
}
