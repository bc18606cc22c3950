import type { Block, Inline, Inlines } from "@/lib/client/markdown/blocks";
import { joinText } from "@/lib/client/markdown/inline/to-inlines";
import type { Segments } from "@/lib/client/markdown/segments";

/** The inlines as they would be if nothing were cited. */
export function withoutCitations(inlines: Inlines): Inlines {
  return joinText(
    inlines.flatMap((inline): Inline[] => {
      if (inline.kind === "citation") return [];
      return "children" in inline ? [{ ...inline, children: withoutCitations(inline.children) }] : [inline];
    }),
  );
}

function blockWithoutCitations(block: Block): Block {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return { ...block, children: withoutCitations(block.children) };
    case "quote":
    case "footnote":
      return { ...block, body: bodyWithoutCitations(block.body) };
    case "list":
      return {
        ...block,
        items: block.items.map((items) =>
          items.map((item) => ({ ...item, body: bodyWithoutCitations(item.body) })),
        ),
      };
    case "table":
      return {
        ...block,
        header: block.header.map(withoutCitations),
        rows: block.rows.map((rows) => rows.map((row) => row.map(withoutCitations))),
      };
    case "cited":
      return block.block;
    default:
      return block;
  }
}

export function bodyWithoutCitations(body: Segments<Block>): Segments<Block> {
  return body.map((blocks) => blocks.map(blockWithoutCitations));
}
