import { memo, type ReactNode } from "react";
import type { Block } from "@/lib/client/markdown/blocks";
import type { Segments } from "@/lib/client/markdown/segments";
import { CitationSlot } from "./citation-slot";
import { CodeView } from "./code-view";
import { DiagramView, isDiagram } from "./diagram-view";
import { FootnoteView } from "./footnote-view";
import { HeadingView } from "./heading-view";
import { inOrder } from "./in-order";
import { ListView } from "./list-view";
import { MathView } from "./math-view";
import { ParagraphView } from "./paragraph-view";
import { QuoteView } from "./quote-view";
import { TableView } from "./table-view";

type BlockViewProps = { block: Block };

const BlockView = memo(function BlockView({ block }: BlockViewProps) {
  switch (block.kind) {
    case "paragraph":
      return <ParagraphView paragraph={block} />;
    case "heading":
      return <HeadingView heading={block} />;
    case "list":
      return <ListView list={block} drawBody={drawBody} />;
    case "code":
      return isDiagram(block) ? <DiagramView code={block} /> : <CodeView code={block} />;
    case "table":
      return <TableView table={block} />;
    case "quote":
      return <QuoteView quote={block} drawBody={drawBody} />;
    case "footnote":
      return <FootnoteView footnote={block} drawBody={drawBody} />;
    case "math":
      return <MathView math={block} />;
    case "rule":
      return <hr className="my-5 border-line" />;
    case "cited":
      return (
        <div className="relative">
          <BlockView block={block.block} />
          <div className="absolute end-2 bottom-0 h-0">
            <CitationSlot numbers={block.numbers} />
          </div>
        </div>
      );
    case "definition":
      return null;
    default:
      block satisfies never;
      return null;
  }
});

// A block that is drawn by the same element as before costs React nothing at all, so each keeps its own.
const elements = new WeakMap<Block, ReactNode>();

export function drawBlock(block: Block): ReactNode {
  const known = elements.get(block);
  if (known) return known;
  const element = <BlockView block={block} />;
  elements.set(block, element);
  return element;
}

function drawBody(body: Segments<Block>): ReactNode {
  return inOrder(body.flat(), drawBlock);
}
