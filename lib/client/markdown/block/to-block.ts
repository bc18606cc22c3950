import type { Block, ListItem } from "@/lib/client/markdown/blocks";
import { lexInline, lexOpenInline } from "@/lib/client/markdown/inline/lex-inline";
import { append, type Segments } from "@/lib/client/markdown/segments";
import type {
  Container,
  OpenBlock,
  OpenCode,
  OpenItem,
  OpenMath,
  OpenParagraph,
  OpenTable,
} from "./open-blocks";
import { mayBeHeader, toRow, toUnfinishedRow } from "./table-rows";

// A block that a half-read line seems to end is settled again with each update until the line is
// whole. The cache gives the same object each time, so what is on the page is left alone.
const settledBlocks = new WeakMap<OpenBlock, Block>();
const settledItems = new WeakMap<OpenItem, ListItem>();

export function settleOpen(container: Container): Container {
  const { settled, open } = container;
  return open ? { ...container, settled: append(settled, toSettledBlock(open)), open: null } : container;
}

export function toSettledBlock(open: OpenBlock): Block {
  const known = settledBlocks.get(open);
  if (known) return known;
  const block = toBlock(open, false);
  settledBlocks.set(open, block);
  return block;
}

/** The item as it stays. */
export function toListItem(item: OpenItem): ListItem {
  const known = settledItems.get(item);
  if (known) return known;
  const settled = { task: item.task, body: settleOpen(item.body).settled };
  settledItems.set(item, settled);
  return settled;
}

/** What is to be shown of a container, its open block included. */
export function toShown(container: Container): Segments<Block> {
  const { settled, open } = container;
  return open ? append(settled, toBlock(open, true)) : settled;
}

function toBlock(open: OpenBlock, isOpen: boolean): Block {
  const bodyOf = (body: Container) => (isOpen ? toShown(body) : settleOpen(body).settled);
  switch (open.kind) {
    case "paragraph":
      return toParagraph(open, isOpen);
    case "heading":
      return {
        kind: "heading",
        depth: open.depth,
        level: open.level,
        children: (isOpen ? lexOpenInline : lexInline)(open.source),
      };
    case "code":
      return toCode(open, isOpen);
    case "math":
      return toMath(open, isOpen);
    case "quote":
      return { kind: "quote", body: bodyOf(open.body) };
    case "footnote":
      return { ...open, body: bodyOf(open.body) };
    case "list": {
      const item = isOpen ? { task: open.item.task, body: bodyOf(open.item.body) } : toListItem(open.item);
      return { kind: "list", start: open.marker.start, items: append(open.items, item) };
    }
    case "table":
      return toTable(open, isOpen);
  }
}

function toParagraph({ source, isContinuation }: OpenParagraph, isOpen: boolean): Block {
  if (!isOpen) return { kind: "paragraph", children: lexInline(source.trim()), isContinuation };
  const lastLine = source.trimEnd().lastIndexOf("\n") + 1;
  const shown = mayBeHeader(source.slice(lastLine)) ? source.slice(0, lastLine) : source;
  return { kind: "paragraph", children: lexOpenInline(shown), isContinuation };
}

function toCode(open: OpenCode, isOpen: boolean): Block {
  const rest = open.fence ? open.rest.replace(/\n$/, "") : open.rest.trimEnd();
  const pieces = rest === "" && open.pieces.length > 0 ? open.pieces : [...open.pieces, rest];
  return { kind: "code", language: open.language, pieces, isOpen: isOpen && !open.isClosed };
}

function toMath(open: OpenMath, isOpen: boolean): Block {
  if (open.isClosed || isOpen) return { kind: "math", tex: open.tex.trim(), isOpen: !open.isClosed };
  const children = lexInline(`${open.opener}${open.tex}`.trim());
  return { kind: "paragraph", children, isContinuation: false };
}

function toTable({ columns, header, rows, unfinishedRow }: OpenTable, isOpen: boolean): Block {
  if (unfinishedRow === "") return { kind: "table", columns, header, rows };
  const row = (isOpen ? toUnfinishedRow : toRow)(unfinishedRow, columns.length);
  return { kind: "table", columns, header, rows: append(rows, row) };
}
