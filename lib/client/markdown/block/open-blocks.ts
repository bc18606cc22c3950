import type { Block, ColumnAlign, ListItem, TableRow, Task } from "@/lib/client/markdown/blocks";
import type { Segments } from "@/lib/client/markdown/segments";
import type { ListMarker } from "./block-starts";

/**
 * The text so far, a reply's or a quote's or a list item's: what can no longer change, and the one
 * block that can. All of it is immutable, so a line that is not whole yet is fed to see what it
 * would show, and the result thrown away.
 */
export interface Container {
  readonly settled: Segments<Block>;
  readonly open: OpenBlock | null;
  /** How deep the headings are that what comes next stands under, the outermost first. */
  readonly outline: readonly number[];
  /** The normalised labels of the footnotes in it. */
  readonly footnotes: readonly string[];
}

export type OpenBlock =
  | OpenParagraph
  | OpenHeading
  | OpenCode
  | OpenMath
  | OpenQuote
  | OpenFootnote
  | OpenList
  | OpenTable;

/** `source` ends with a newline where its last line is whole. */
export interface OpenParagraph {
  readonly kind: "paragraph";
  readonly source: string;
  readonly isContinuation: boolean;
}

/** A heading whose line is not whole yet; a whole one is settled at once. */
export interface OpenHeading {
  readonly kind: "heading";
  readonly depth: number;
  readonly level: number;
  readonly source: string;
}

/** `fence` is null for indented code. */
export interface OpenCode {
  readonly kind: "code";
  readonly fence: Fence | null;
  readonly language: string;
  readonly pieces: readonly string[];
  readonly rest: string;
  readonly isClosed: boolean;
}

export interface Fence {
  readonly indent: number;
  readonly marker: string;
}

export interface OpenMath {
  readonly kind: "math";
  readonly opener: MathOpener;
  readonly tex: string;
  readonly isClosed: boolean;
}

export type MathOpener = "$$" | "\\[";

export interface OpenQuote {
  readonly kind: "quote";
  readonly body: Container;
}

export interface OpenFootnote {
  readonly kind: "footnote";
  readonly position: number;
  readonly label: string;
  readonly body: Container;
}

export interface OpenList {
  readonly kind: "list";
  readonly marker: ListMarker;
  readonly items: Segments<ListItem>;
  readonly item: OpenItem;
}

/** `indent`: how many columns a line must be indented by to belong to the item. */
export interface OpenItem {
  readonly indent: number;
  readonly task: Task;
  readonly body: Container;
}

export interface OpenTable {
  readonly kind: "table";
  readonly columns: readonly ColumnAlign[];
  readonly header: TableRow;
  readonly rows: Segments<TableRow>;
  /** The row whose line is not whole yet. */
  readonly unfinishedRow: string;
}

export const emptyContainer: Container = { settled: [], open: null, outline: [], footnotes: [] };

export function opened(container: Container, open: OpenBlock): Container {
  return { ...container, open };
}
