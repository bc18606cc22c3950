import type { ReactNode } from "react";
import type { QuoteBlock } from "@/lib/client/markdown/blocks";
import { directionOf } from "@/lib/client/markdown/direction";

type QuoteViewProps = { quote: QuoteBlock; drawBody: (body: QuoteBlock["body"]) => ReactNode };

export function QuoteView({ quote, drawBody }: QuoteViewProps) {
  return (
    <blockquote dir={directionOf(quote.body)} className="space-y-3 border-line border-s-2 ps-4 text-ink-soft">
      {drawBody(quote.body)}
    </blockquote>
  );
}
