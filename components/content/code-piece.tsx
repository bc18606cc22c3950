import { memo } from "react";
import type { CodeSpan } from "./code-spans";
import { inOrder } from "./in-order";

type CodePieceProps = { text: string; spans: readonly CodeSpan[] | null };

/** Some lines of code. A block of its own, so that what is added below does not lay it out again. */
export const CodePiece = memo(function CodePiece({ text, spans }: CodePieceProps) {
  if (text === "") return null;
  return (
    <span className="block">
      {spans
        ? inOrder(spans, ([kind, code]) =>
            kind === "" ? code : <span className={`code-${kind}`}>{code}</span>,
          )
        : text}
    </span>
  );
});
