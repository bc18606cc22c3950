import type { Segments } from "./segments";

/** What a line of text is made of. `href` is null while, or because, there is no address that may be followed. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly children: Inlines }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly href: string | null; readonly children: Inlines }
  | { readonly kind: "image"; readonly href: string | null; readonly alt: string }
  | InlineReference
  | InlineFootnote
  | InlineMath
  | InlineCitation
  | { readonly kind: "break" };

export type Inlines = readonly Inline[];

/** A link whose address stands in a definition, which usually comes later in the text. */
export interface InlineReference {
  readonly kind: "reference";
  readonly label: string;
  readonly source: string;
  readonly children: Inlines;
}

/** Where the text refers to a footnote, which usually comes later. */
export interface InlineFootnote {
  readonly kind: "footnote";
  readonly label: string;
  readonly source: string;
}

/** Takes no room: it says by number which sources what stands before it rests on. */
export interface InlineCitation {
  readonly kind: "citation";
  readonly numbers: readonly number[];
}

export interface InlineMath {
  readonly kind: "math";
  readonly tex: string;
  readonly isDisplay: boolean;
  readonly isOpen: boolean;
}

export type Block =
  | ParagraphBlock
  | HeadingBlock
  | CodeBlock
  | MathBlock
  | QuoteBlock
  | ListBlock
  | TableBlock
  | DefinitionBlock
  | FootnoteBlock
  | CitedBlock
  | { readonly kind: "rule" };

/** `isContinuation`: the rest of a paragraph that was too long to stay one. */
export interface ParagraphBlock {
  readonly kind: "paragraph";
  readonly children: Inlines;
  readonly isContinuation: boolean;
}

/** `depth` is how it is written, and `level` where it stands among the others: 1, and never two below the one before. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly depth: number;
  readonly level: number;
  readonly children: Inlines;
}

/** The code in pieces of whole lines where lines have a sane length, so that growth touches the last one only. */
export interface CodeBlock {
  readonly kind: "code";
  readonly language: string;
  readonly pieces: readonly string[];
  readonly isOpen: boolean;
}

export interface MathBlock {
  readonly kind: "math";
  readonly tex: string;
  readonly isOpen: boolean;
}

export interface QuoteBlock {
  readonly kind: "quote";
  readonly body: Segments<Block>;
}

export interface ListBlock {
  readonly kind: "list";
  /** The first number of an ordered list, null for bullets. */
  readonly start: number | null;
  readonly items: Segments<ListItem>;
}

export interface ListItem {
  readonly task: Task;
  readonly body: Segments<Block>;
}

export type Task = "none" | "open" | "done";

export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly ColumnAlign[];
  readonly header: TableRow;
  readonly rows: Segments<TableRow>;
}

export type ColumnAlign = "start" | "center" | "end";
export type TableRow = readonly Inlines[];

/** Not shown; gives references their address. */
export interface DefinitionBlock {
  readonly kind: "definition";
  readonly label: string;
  readonly href: string | null;
}

/** Stands where it is written. No other of the text has its label; `position` is its place among them. */
export interface FootnoteBlock {
  readonly kind: "footnote";
  readonly position: number;
  readonly label: string;
  readonly body: Segments<Block>;
}

/** A block that cannot have citations in it, where no text before it can take them. */
export interface CitedBlock {
  readonly kind: "cited";
  readonly block: Block;
  readonly numbers: readonly number[];
}
