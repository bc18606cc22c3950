import type { JsonSchema } from "./tools";

const MAX_DEPTH = 400;
// How often one part of a value may be looked at.
const MAX_VISITS = 50_000;

/** How deep a value goes, and of how many values it is made. */
export function depthOf(value: unknown): { depth: number; count: number } {
  let level = [value];
  let depth = 0;
  let count = 0;
  while (level.length > 0) {
    depth += 1;
    count += level.length;
    if (depth > MAX_DEPTH) break;
    level = level.flatMap((part) => (typeof part === "object" && part !== null ? Object.values(part) : []));
  }
  return { depth, count };
}

/**
 * How deep a value may go to be checked in bounded time: where a schema refers to itself in several
 * choices, the work doubles with each level.
 */
export function maxDepthFor(schema: JsonSchema): number {
  let references = 0;
  let isChoice = false;
  JSON.stringify(schema, (keyword, part) => {
    if (keyword === "$ref" && part === "#") references += 1;
    if (keyword === "anyOf" || keyword === "contains") isChoice = true;
    return part;
  });
  if (references < 2 || !isChoice) return MAX_DEPTH;
  return Math.floor(Math.log(MAX_VISITS) / Math.log(references));
}
