/** Whether two values without cycles are the same in all their parts. */
export function isSame(first: unknown, second: unknown): boolean {
  if (first === second) return true;
  if (typeof first !== "object" || typeof second !== "object" || !first || !second) return false;
  const [parts, others] = [Object.entries(first), new Map(Object.entries(second))];
  return parts.length === others.size && parts.every(([key, part]) => isSame(part, others.get(key)));
}
