/** The numbers of all citations in a block or a document, in the order in which they stand. */
export function citedNumbers(part: unknown): number[] {
  if (typeof part !== "object" || part === null) return [];
  const own =
    "numbers" in part && Array.isArray(part.numbers)
      ? part.numbers.filter((number) => typeof number === "number")
      : [];
  const inner = Object.entries(part).flatMap(([key, value]) =>
    key === "numbers" ? [] : citedNumbers(value),
  );
  return [...inner, ...own];
}
