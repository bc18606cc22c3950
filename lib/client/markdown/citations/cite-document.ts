import type { Block } from "@/lib/client/markdown/blocks";
import {
  advance,
  createMarkdownDocument,
  finish,
  type MarkdownDocument,
} from "@/lib/client/markdown/document";
import type { Marker } from "@/lib/protocol/citations";
import { addNumbers } from "./add-numbers";
import { citedNumbers } from "./cited-numbers";
import { findFences, findPlace } from "./find-place";
import { inOrder } from "./lift-citations";
import { type Merged, mergeMarked } from "./merge-marked";
import { type Signs, signsFor, withSigns } from "./signs";

/**
 * The finished document with citations in it, which is otherwise the same: taken out again, they leave
 * what was there before, whatever the text. Only blocks that are cited are read again; the others
 * stay the same objects. Every number of every marker is somewhere in the result.
 */
export function citeDocument(document: MarkdownDocument, markers: readonly Marker[]): MarkdownDocument {
  const blocks = document.segments.flat();
  if (markers.length === 0 || blocks.length === 0) return document;
  const signs = signsFor(document.text);
  for (const { position, source, markers: own } of markersByBlock(document, markers)) {
    const block = blocks[position];
    if (!block) continue;
    const { part, left } = citeBlock(block, source, own, signs);
    blocks[position] = part;
    if (left.length > 0) addBefore(blocks, position, left);
  }
  return { ...document, segments: regrouped(document, blocks) };
}

interface BlockMarkers {
  readonly position: number;
  readonly source: string;
  markers: Marker[];
}

function markersByBlock({ text, starts }: MarkdownDocument, markers: readonly Marker[]): BlockMarkers[] {
  const from = starts.flat();
  const byBlock: BlockMarkers[] = [];
  let position = 0;
  for (const { at, numbers } of markers) {
    // The white space before a block's beginning belongs to the block before it.
    const end = text.slice(0, at).trimEnd().length;
    while (position + 1 < from.length && (from[position + 1] ?? 0) < end) position += 1;
    const start = from[position] ?? 0;
    if (byBlock.at(-1)?.position !== position) {
      byBlock.push({ position, source: text.slice(start, from[position + 1]), markers: [] });
    }
    byBlock.at(-1)?.markers.push({ at: Math.max(0, at - start), numbers });
  }
  return byBlock;
}

function citeBlock(
  block: Block,
  source: string,
  markers: readonly Marker[],
  signs: Signs | null,
): Merged<Block> {
  const numbers = inOrder(markers.flatMap((marker) => marker.numbers));
  const hasText = block.kind !== "code" && block.kind !== "math" && block.kind !== "rule";
  if (!hasText || !signs) return { part: block, left: numbers };
  const fences = findFences(source);
  const placed = markers
    .flatMap(({ at, numbers: own }) => {
      const place = findPlace(source, at, fences);
      return place === null ? [] : [{ place, numbers: own }];
    })
    .sort((first, second) => first.place - second.place);
  const places = placed.map(({ place }) => place);
  const [marked, ...others] = blocksOf(withSigns(source, places, signs));
  if (!marked || others.length > 0) return { part: block, left: numbers };
  const { part } = mergeMarked(block, marked, { signs, numbers: placed.map((one) => one.numbers) });
  const shown = new Set(citedNumbers(part));
  return { part, left: numbers.filter((number) => !shown.has(number)) };
}

function blocksOf(source: string): readonly Block[] {
  return finish(advance(createMarkdownDocument(), source)).segments.flat();
}

/** To the end of the nearest text before or in the block, or else behind it. */
function addBefore(blocks: Block[], position: number, numbers: readonly number[]): void {
  for (let before = position; before >= 0; before -= 1) {
    const block = blocks[before];
    const added = block && addNumbers(block, numbers);
    if (!added) continue;
    blocks[before] = added;
    return;
  }
  const block = blocks[position];
  if (block) blocks[position] = { kind: "cited", block, numbers };
}

function regrouped({ segments }: MarkdownDocument, blocks: readonly Block[]): MarkdownDocument["segments"] {
  let from = 0;
  return segments.map((group) => {
    const cited = blocks.slice(from, from + group.length);
    from += group.length;
    return cited.every((block, position) => block === group[position]) ? group : cited;
  });
}
