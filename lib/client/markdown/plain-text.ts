import type { Block, Inline, Inlines, TableRow } from "./blocks";
import type { MarkdownDocument } from "./document";
import type { Segments } from "./segments";

/** What a reader sees of the document, as text: for reading aloud, and to know that nothing shown goes away. */
export function toPlainText({ segments }: MarkdownDocument): string {
  return blocksText(segments);
}

export function inlineText(inlines: Inlines): string {
  return inlines.map(textOf).join("");
}

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case "text":
    case "code":
      return inline.text;
    case "math":
      return inline.tex;
    case "image":
      return inline.alt;
    case "break":
      return "\n";
    case "footnote":
      return inline.source;
    case "citation":
      return "";
    default:
      return inlineText(inline.children);
  }
}

function blocksText(segments: Segments<Block>): string {
  return segments.flat().map(blockText).filter(Boolean).join("\n\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return inlineText(block.children);
    case "code":
      return block.pieces.join("");
    case "math":
      return block.tex;
    case "quote":
    case "footnote":
      return blocksText(block.body);
    case "list":
      return block.items
        .flat()
        .map((item) => blocksText(item.body))
        .join("\n");
    case "cited":
      return blockText(block.block);
    case "table":
      return [block.header, ...block.rows.flat()].map(rowText).join("\n");
    default:
      return "";
  }
}

function rowText(row: TableRow): string {
  return row.map(inlineText).join("\t");
}
