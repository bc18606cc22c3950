import type { ParagraphBlock } from "@/lib/client/markdown/blocks";
import { InlineView } from "./inline-view";

type ParagraphViewProps = { paragraph: ParagraphBlock };

export function ParagraphView({ paragraph }: ParagraphViewProps) {
  if (paragraph.children.length === 0) return null;
  return (
    <p dir="auto" className={`whitespace-pre-line wrap-anywhere ${paragraph.isContinuation ? "-mt-3" : ""}`}>
      <InlineView inlines={paragraph.children} />
    </p>
  );
}
