import type { TextContent } from "./interaction";

/**
 * The parts of a text in the order in which they came, of which `count` are in the text at hand. Each text that goes
 * on from another shares its list.
 */
export interface TextGrowth {
  readonly parts: readonly string[];
  readonly count: number;
}

// Beside the blocks and not in them: it can always be done without, so it is neither stored nor sent.
const growths = new WeakMap<TextContent, { parts: string[]; count: number }>();

/**
 * The block with more text. Whoever draws it each time can ask `addedSince` what is new. To find that out from the
 * text alone, an engine copies all of it into one piece with each part that comes: at 400 KB that costs more than to draw it.
 */
export function grow(block: TextContent, text: string): TextContent {
  const { parts, count } = growths.get(block) ?? firstGrowth(block);
  // What another text has added to this one stays its own.
  const shared = parts.length === count ? parts : parts.slice(0, count);
  shared.push(text);
  const grown = { ...block, text: block.text + text };
  growths.set(grown, { parts: shared, count: count + 1 });
  return grown;
}

function firstGrowth(block: TextContent): { parts: string[]; count: number } {
  const growth = { parts: [], count: 0 };
  growths.set(block, growth);
  return growth;
}

export function growthOf(block: TextContent): TextGrowth | undefined {
  return growths.get(block);
}

/** What has come since; null where nothing says that the later text goes on from the earlier one. */
export function addedSince(earlier: TextGrowth | undefined, later: TextGrowth | undefined): string | null {
  if (!earlier || earlier.parts !== later?.parts || earlier.count > later.count) return null;
  return later.parts.slice(earlier.count, later.count).join("");
}
