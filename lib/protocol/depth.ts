const DEPTH_MAX = 100;

/**
 * Whether a value is nested more deeply than anything that is meant: what walks it by recursion, as
 * `JSON.stringify` does, would run out of stack some thousand levels further down.
 */
export function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEPTH_MAX) return true;
    level = level.flatMap((entry) =>
      typeof entry === "object" && entry !== null ? Object.values(entry) : [],
    );
  }
  return false;
}
