import { appendText } from "./block/append-text";
import { feed } from "./block/feed";
import type { LineContext } from "./block/line-context";
import { type Container, emptyContainer } from "./block/open-blocks";
import { settleOpen, toShown } from "./block/to-block";
import type { Block } from "./blocks";
import { labelOf } from "./labels";
import { append, countOf, entriesFrom, type Segments } from "./segments";

/** A longer line is taken in parts of this many characters: only its first part can say what it is. */
const LINE_PART = 4096;

/** How many of the last characters must be the same for a text to count as the continuation of another. */
const COMPARED = 32_768;

/**
 * A Markdown text that grows. `segments` is what to show: every block but the last keeps its
 * identity from one document to the next, and so do the settled parts inside the last.
 */
export interface MarkdownDocument {
  readonly text: string;
  readonly segments: Segments<Block>;
  readonly isFinished: boolean;
  readonly definitions: Definitions;
  /** The normalised labels of the footnotes; the same list while none is added. */
  readonly footnotes: readonly string[];
  /** Where in the text each block begins; inexact for the parts of a paragraph that is too long. */
  readonly starts: Segments<number>;
  readonly reading: Reading;
}

/** Addresses by normalised label. */
export type Definitions = ReadonlyMap<string, string>;

/** How far the text is read for good: up to `offset`, the start or, in a long line, the middle of a line. */
interface Reading {
  readonly container: Container;
  readonly starts: Segments<number>;
  readonly offset: number;
  /** Where the line begins that `offset` is in, and where the one above it does. */
  readonly lineStart: number;
  readonly lineAbove: number;
  /** The text from `offset` on. */
  readonly tail: string;
}

export function createMarkdownDocument(): MarkdownDocument {
  const reading = { container: emptyContainer, starts: [], offset: 0, lineStart: 0, lineAbove: 0, tail: "" };
  const empty = { text: "", segments: [], definitions: new Map(), footnotes: [], starts: [] };
  return { ...empty, isFinished: false, reading };
}

/**
 * The document of `text`, which is the whole text so far. Where it only adds to the text before, the cost is that of
 * what came and of the open block's last line; else all is read again. Who knows what it adds says so, and spares a
 * look at the rest.
 */
export function advance(
  document: MarkdownDocument,
  text: string,
  known: string | null = null,
): MarkdownDocument {
  const added = known ?? addedTo(document.text, text);
  if (added === "" && !document.isFinished) return document;
  const base = added === null ? createMarkdownDocument() : document;
  const reading = readLines({ ...base.reading, tail: base.reading.tail + (added ?? text) });
  const shown = reading.tail === "" ? reading.container : readLine(reading, reading.tail, "start");
  return {
    text,
    segments: toShown(shown),
    isFinished: false,
    definitions: withNewDefinitions(base, reading.container),
    footnotes: reading.container.footnotes,
    starts: reading.starts,
    reading,
  };
}

/** Nothing more will come: what was held back is shown, and what was left open is taken as it stands. */
export function finish(document: MarkdownDocument): MarkdownDocument {
  if (document.isFinished) return document;
  const { reading } = document;
  const read = reading.tail === "" ? reading.container : readLine(reading, reading.tail, "whole");
  const container = settleOpen(read);
  const definitions = withNewDefinitions(document, container);
  const starts = withNewStarts(reading, read);
  const { settled: segments, footnotes } = container;
  return { ...document, segments, definitions, footnotes, starts, isFinished: true };
}

/** What `text` has more than the text before; null where it does not go on from it. */
function addedTo(before: string, text: string): string | null {
  // Only so far back, or each update of a long text would cost a look at all of it.
  const from = Math.max(0, before.length - COMPARED);
  return text.slice(from, before.length) === before.slice(from) ? text.slice(before.length) : null;
}

function readLines(start: Reading): Reading {
  let reading = start;
  for (;;) {
    const { offset, lineStart, tail } = reading;
    const newline = tail.slice(0, LINE_PART + 1).indexOf("\n");
    if (newline === -1 && tail.length <= LINE_PART) return reading;
    const length = newline === -1 ? endOfPart(tail) : newline;
    const container = readLine(reading, tail.slice(0, length), newline === -1 ? "long" : "whole");
    const starts = withNewStarts(reading, container);
    reading =
      newline === -1
        ? { ...reading, container, starts, offset: offset + length, tail: tail.slice(length) }
        : {
            container,
            starts,
            offset: offset + length + 1,
            lineStart: offset + length + 1,
            lineAbove: lineStart,
            tail: tail.slice(length + 1),
          };
  }
}

function readLine(
  { container, offset, lineStart }: Reading,
  line: string,
  extent: LineContext["extent"],
): Container {
  if (offset > lineStart) return appendText(container, extent === "whole" ? `${line}\n` : line);
  return feed(container, line.replace(/\r$/, ""), { depth: 0, extent });
}

function endOfPart(line: string): number {
  return /[\uD800-\uDBFF]/.test(line.charAt(LINE_PART - 1)) ? LINE_PART - 1 : LINE_PART;
}

/** A line begins the blocks that were not there before it; a table, though, began with the line above. */
function withNewStarts(
  { starts, container, offset, lineAbove }: Reading,
  after: Container,
): Segments<number> {
  const isTable = after.open?.kind === "table" && container.open?.kind === "paragraph";
  const start = isTable ? lineAbove : offset;
  let all = starts;
  for (let known = countOf(starts); known < blockCountOf(after); known += 1) all = append(all, start);
  return all;
}

function blockCountOf({ settled, open }: Container): number {
  return countOf(settled) + (open ? 1 : 0);
}

/** The first definition of a label counts. */
function withNewDefinitions(before: MarkdownDocument, { settled }: Container): Definitions {
  const added = entriesFrom(settled, countOf(before.reading.container.settled)).filter(
    (block) => block.kind === "definition",
  );
  if (added.length === 0) return before.definitions;
  const definitions = new Map(before.definitions);
  for (const { label, href } of added) {
    const key = labelOf(label);
    if (href !== null && !definitions.has(key)) definitions.set(key, href);
  }
  return definitions;
}
