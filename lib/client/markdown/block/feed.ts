import { labelOf } from "@/lib/client/markdown/labels";
import { append } from "@/lib/client/markdown/segments";
import {
  indentOf,
  interruptsParagraph,
  isBlank,
  isRule,
  parseFootnote,
  parseItem,
  parseQuote,
  setextDepthOf,
  stripIndent,
} from "./block-starts";
import { addHeading } from "./headings";
import { endOf, inner, type LineContext } from "./line-context";
import {
  type Container,
  emptyContainer,
  type OpenBlock,
  type OpenFootnote,
  type OpenItem,
  type OpenList,
  type OpenParagraph,
  type OpenQuote,
  opened,
} from "./open-blocks";
import { continueCode } from "./open-code";
import { continueMath } from "./open-math";
import { appendToParagraph } from "./open-paragraph";
import { continueTable, startTable } from "./open-table";
import { startLeaf } from "./start-leaf";
import { settleOpen, toListItem } from "./to-block";
import { isUndecided, isUndecidedTask, mayBeDefinition } from "./undecided";

/** Deeper quotes and lists are flattened: five thousand `>` must neither fill the stack nor the page. */
const DEPTH_MAX = 32;

/** How far the lines of a footnote are indented that are not its first. */
const FOOTNOTE_INDENT = 4;

/** More of them are text: each new one is compared with all before it. */
const FOOTNOTES_MAX = 500;

/**
 * The container after one more line, given without its newline. This is CommonMark's own way of
 * reading blocks, which looks at each line once; marked's would read the open block again each time.
 */
export function feed(container: Container, line: string, context: LineContext): Container {
  const { open } = container;
  const isVerbatim = open?.kind === "code" || open?.kind === "math";
  if (context.extent === "start" && !isVerbatim && isUndecided(line)) return container;
  const shallow = context.depth < DEPTH_MAX || isVerbatim ? line : flatten(line);
  return (
    (open && continueBlock(container, open, shallow, context)) ??
    startBlock(settleOpen(container), shallow, context)
  );
}

function flatten(line: string): string {
  return line.replace(/^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+[ \t]*/, "");
}

function startBlock(container: Container, line: string, context: LineContext): Container {
  if (isBlank(line) || (context.extent === "start" && mayBeDefinition(line))) return container;
  const leaf = startLeaf(container, line, context);
  if (leaf) return leaf;
  const noted = startFootnote(container, line, context);
  if (noted) return noted;
  const quoted = parseQuote(line);
  if (quoted !== null) {
    return opened(container, { kind: "quote", body: feed(emptyContainer, quoted, inner(context)) });
  }
  const marker = parseItem(line);
  if (marker) return opened(container, { kind: "list", marker, items: [], item: startItem(marker, context) });
  return appendToParagraph(container, line + endOf(context));
}

/** Null where the line begins none: inside of other blocks, or with a label that is taken, it is text. */
function startFootnote(container: Container, line: string, context: LineContext): Container | null {
  const start = context.depth === 0 ? parseFootnote(line) : null;
  if (!start) return null;
  const { footnotes } = container;
  const label = labelOf(start.label);
  if (footnotes.length === FOOTNOTES_MAX || footnotes.includes(label)) return null;
  const body = feed(emptyContainer, start.content, inner(context));
  const noted = { ...container, footnotes: [...footnotes, label] };
  return opened(noted, { kind: "footnote", position: footnotes.length, label: start.label, body });
}

/** An item's first line may begin with the box of a task, which is not shown before it is whole. */
function startItem(marker: { indent: number; content: string }, context: LineContext): OpenItem {
  const { indent, content } = marker;
  const task = /^\[([ xX])\][ \t]+(.+)$/.exec(content);
  const isHeld = context.extent === "start" && isUndecidedTask(content);
  const body = isHeld ? emptyContainer : feed(emptyContainer, task?.[2] ?? content, inner(context));
  return { indent, task: task ? (task[1] === " " ? "open" : "done") : "none", body };
}

/** The container with the line taken into its open block; null where the line does not belong to it. */
function continueBlock(
  container: Container,
  open: OpenBlock,
  line: string,
  context: LineContext,
): Container | null {
  const openedOr = (next: OpenBlock | null) => next && opened(container, next);
  switch (open.kind) {
    case "paragraph":
      return continueParagraph(container, open, line, context);
    case "heading":
      return null;
    case "code":
      return openedOr(continueCode(open, line, context));
    case "math":
      return continueMath(container, open, line, context);
    case "quote":
      return openedOr(continueQuote(open, line, context)) ?? continueLazily(container, line, context);
    case "footnote":
      return openedOr(continueFootnote(open, line, context)) ?? continueLazily(container, line, context);
    case "list":
      return openedOr(continueList(open, line, context)) ?? continueLazily(container, line, context);
    case "table":
      return openedOr(continueTable(open, line, context));
  }
}

function continueParagraph(
  container: Container,
  open: OpenParagraph,
  line: string,
  context: LineContext,
): Container | null {
  if (isBlank(line)) return null;
  const depth = setextDepthOf(line);
  if (depth !== null) return addHeading(container, { depth, source: open.source.trim() });
  const table = startTable(container, open, line);
  if (table) return table;
  return interruptsParagraph(line) ? null : appendToParagraph(container, line + endOf(context));
}

function continueQuote(open: OpenQuote, line: string, context: LineContext): OpenQuote | null {
  const quoted = parseQuote(line);
  return quoted === null ? null : { ...open, body: feed(open.body, quoted, inner(context)) };
}

function continueFootnote(open: OpenFootnote, line: string, context: LineContext): OpenFootnote | null {
  if (!isBlank(line) && indentOf(line) < FOOTNOTE_INDENT) return null;
  return { ...open, body: feed(open.body, stripIndent(line, FOOTNOTE_INDENT), inner(context)) };
}

function continueList(open: OpenList, line: string, context: LineContext): OpenList | null {
  const { item } = open;
  if (isBlank(line) || indentOf(line) >= item.indent) {
    return {
      ...open,
      item: { ...item, body: feed(item.body, stripIndent(line, item.indent), inner(context)) },
    };
  }
  const marker = isRule(line) ? null : parseItem(line);
  if (marker?.kind !== open.marker.kind) return null;
  return { ...open, items: append(open.items, toListItem(item)), item: startItem(marker, context) };
}

/** A paragraph inside quotes and lists goes on where their signs are left out, unless the line begins a block. */
function continueLazily(container: Container, line: string, context: LineContext): Container | null {
  if (isBlank(line) || interruptsParagraph(line) || parseItem(line)) return null;
  const { open } = container;
  if (open?.kind === "paragraph") return appendToParagraph(container, line + endOf(context));
  if (open?.kind === "quote" || open?.kind === "footnote") {
    const body = continueLazily(open.body, line, context);
    return body && opened(container, { ...open, body });
  }
  if (open?.kind === "list") {
    const body = continueLazily(open.item.body, line, context);
    return body && opened(container, { ...open, item: { ...open.item, body } });
  }
  return null;
}
