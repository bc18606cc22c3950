import { toPositions } from "./citations-positions";
import { type Source, sourceKeyOf, toSource } from "./citations-sources";
import type { Step, TextContent } from "./interaction";
import { isTurnSettled, type Turn } from "./thread";

/** What the text before `at` (UTF-16 units) rests on, by the numbers of the sources. */
export type Marker = { readonly at: number; readonly numbers: readonly number[] };

export type Citations = {
  /** The sources of the whole turn, each once; number 1 comes first in the text. */
  readonly sources: readonly Source[];
  /** The markers of each block that has any, in the order of the text. */
  readonly markers: ReadonlyMap<TextContent, readonly Marker[]>;
};

type Annotation = NonNullable<TextContent["annotations"]>[number];
type Cited = { readonly at: number; readonly annotation: Annotation };

/**
 * The citations of a turn, numbered in reading order: by where a citation ends, then by when it came.
 * A text that still grows has none yet, because an offset may lie beyond what has come of it. The same
 * blocks give the same object, so that nothing is drawn again for a token of another block.
 */
export function selectCitations(turn: Pick<Turn, "steps" | "stepTimings" | "status">): Citations {
  const blocks = citedBlocks(turn);
  const last = blocks.at(-1);
  if (!last) return NO_CITATIONS;
  const known = knownCitations.get(last);
  if (known && isSameList(known.blocks, blocks)) return known.citations;
  const citations = numberAll(blocks);
  knownCitations.set(last, { blocks, citations });
  return citations;
}

const NO_CITATIONS: Citations = { sources: [], markers: new Map() };

// Only a cache: what is in it follows from its key.
const knownCitations = new WeakMap<TextContent, { blocks: readonly TextContent[]; citations: Citations }>();

function citedBlocks(turn: Pick<Turn, "steps" | "stepTimings" | "status">): TextContent[] {
  const isSettled = isTurnSettled(turn);
  return turn.steps.flatMap((step, position) => {
    const isOpen = !isSettled && turn.stepTimings[position]?.stoppedAt === undefined;
    return isOpen ? [] : textsOf(step).filter((block) => (block.annotations?.length ?? 0) > 0);
  });
}

function textsOf(step: Step): TextContent[] {
  if (step.type !== "model_output") return [];
  return (step.content ?? []).filter((block) => block.type === "text");
}

function numberAll(blocks: readonly TextContent[]): Citations {
  const sources = new Map<string, Source>();
  const markers = new Map<TextContent, readonly Marker[]>();
  for (const block of blocks) {
    const numbersAt = new Map<number, Set<number>>();
    for (const { at, annotation } of inReadingOrder(block)) {
      const number = numberOf(sources, annotation);
      if (number === null) continue;
      numbersAt.set(at, (numbersAt.get(at) ?? new Set()).add(number));
    }
    if (numbersAt.size > 0) markers.set(block, toMarkers(numbersAt));
  }
  return { sources: [...sources.values()], markers };
}

function inReadingOrder(block: TextContent): Cited[] {
  const annotations = (block.annotations ?? []).filter(
    (annotation) => typeof annotation === "object" && annotation,
  );
  const positions = toPositions(block.text, annotations.map(endOffsetOf));
  return annotations
    .map((annotation) => ({ at: positions.get(endOffsetOf(annotation)) ?? block.text.length, annotation }))
    .sort((first, second) => first.at - second.at);
}

/** Where nothing sensible is said, a citation is about the whole text. */
function endOffsetOf(annotation: Annotation): number {
  if (!("end_index" in annotation || "start_index" in annotation)) return Number.POSITIVE_INFINITY;
  const end = Math.max(toOffset(annotation.end_index), toOffset(annotation.start_index));
  return end > 0 ? end : Number.POSITIVE_INFINITY;
}

function toOffset(index: unknown): number {
  return typeof index === "number" && Number.isFinite(index) ? index : 0;
}

/** The number of the annotation's source, which is a new one at its first citation; null where it is no source. */
function numberOf(sources: Map<string, Source>, annotation: Annotation): number | null {
  const key = sourceKeyOf(annotation);
  if (key === null) return null;
  const known = sources.get(key);
  if (known) return known.number;
  const source = toSource(annotation, sources.size + 1);
  if (!source) return null;
  sources.set(key, source);
  return source.number;
}

function toMarkers(numbersAt: ReadonlyMap<number, ReadonlySet<number>>): Marker[] {
  return [...numbersAt].map(([at, numbers]) => ({
    at,
    numbers: [...numbers].sort((first, second) => first - second),
  }));
}

function isSameList(first: readonly TextContent[], second: readonly TextContent[]): boolean {
  return first.length === second.length && first.every((block, position) => block === second[position]);
}
