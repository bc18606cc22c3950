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
  readonly isMidLine: boolean;
}

export function createMarkdownDocument(): MarkdownDocument {
  const reading = { container: emptyContainer, starts: [], offset: 0, isMidLine: false };
  return { text: "", segments: [], isFinished: false, definitions: new Map(), starts: [], reading };
}

/**
 * The document of `text`, which is the whole text so far. Where it only adds to the text before,
 * the cost is that of what came and of the open block's last line; else all is read again.
 */
export function advance(document: MarkdownDocument, text: string): MarkdownDocument {
  if (text === document.text && !document.isFinished) return document;
  const base = isContinued(document.text, text) ? document : createMarkdownDocument();
  const reading = readLines(base.reading, text);
  const unfinishedLine = text.slice(reading.offset);
  const shown = unfinishedLine === "" ? reading.container : readLine(reading, unfinishedLine, "start");
  return {
    text,
    segments: toShown(shown),
    isFinished: false,
    definitions: withNewDefinitions(base, reading.container),
    starts: reading.starts,
    reading,
  };
}

/** Nothing more will come: what was held back is shown, and what was left open is taken as it stands. */
export function finish(document: MarkdownDocument): MarkdownDocument {
  if (document.isFinished) return document;
  const { reading, text } = document;
  const lastLine = text.slice(reading.offset);
  const read = lastLine === "" ? reading.container : readLine(reading, lastLine, "whole");
  const container = settleOpen(read);
  const definitions = withNewDefinitions(document, container);
  const starts = withNewStarts(reading, read, text);
  return { ...document, segments: container.settled, definitions, starts, isFinished: true };
}

// Only so far back, or each update of a long text would cost a look at all of it.
function isContinued(before: string, text: string): boolean {
  const from = Math.max(0, before.length - COMPARED);
  return text.startsWith(before.slice(from), from);
}

function readLines(start: Reading, text: string): Reading {
  let reading = start;
  for (;;) {
    const { offset } = reading;
    const ahead = text.slice(offset, offset + LINE_PART + 1);
    const newline = ahead.indexOf("\n");
    if (newline === -1 && ahead.length <= LINE_PART) return reading;
    if (newline === -1) {
      const part = ahead.slice(0, endOfPart(ahead));
      const container = readLine(reading, part, "long");
      const starts = withNewStarts(reading, container, text);
      reading = { container, starts, offset: offset + part.length, isMidLine: true };
    } else {
      const container = readLine(reading, ahead.slice(0, newline), "whole");
      const starts = withNewStarts(reading, container, text);
      reading = { container, starts, offset: offset + newline + 1, isMidLine: false };
    }
  }
}

function readLine({ container, isMidLine }: Reading, line: string, extent: LineContext["extent"]): Container {
  if (isMidLine) return appendText(container, extent === "whole" ? `${line}\n` : line);
  return feed(container, line.replace(/\r$/, ""), { depth: 0, extent });
}

function endOfPart(line: string): number {
  return /[\uD800-\uDBFF]/.test(line.charAt(LINE_PART - 1)) ? LINE_PART - 1 : LINE_PART;
}

/** A line begins the blocks that were not there before it; a table, though, began with the line above. */
function withNewStarts(
  { starts, container, offset }: Reading,
  after: Container,
  text: string,
): Segments<number> {
  const isTable = after.open?.kind === "table" && container.open?.kind === "paragraph";
  const start = isTable ? text.lastIndexOf("\n", offset - 2) + 1 : offset;
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
