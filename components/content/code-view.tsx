"use client";

import { useCallback } from "react";
import type { CodeBlock } from "@/lib/client/markdown/blocks";
import { CodePiece } from "./code-piece";
import { CopyCodeButton } from "./copy-code-button";
import { inOrder } from "./in-order";
import { useCodeSpans } from "./use-code-spans";
import { useScrollable } from "./use-scrollable";

type CodeViewProps = { code: CodeBlock };

export function CodeView({ code }: CodeViewProps) {
  const { pieces, language } = code;
  const spans = useCodeSpans(code);
  const { ref, scrollProps } = useScrollable<HTMLPreElement>(language === "" ? "Code" : `Code, ${language}`);
  const wholeCode = useCallback(() => pieces.join(""), [pieces]);
  const shown = pieces.map((text, position) => ({ text, spans: spans?.[position] ?? null }));
  return (
    <div dir="ltr" className="tinted overflow-hidden rounded-xl border border-line bg-surface">
      <div className="flex h-9 items-center justify-between ps-4 pe-1 text-ink-faint text-sm coarse:h-11">
        <span className="truncate">{language}</span>
        <CopyCodeButton code={wholeCode} />
      </div>
      <pre
        ref={ref}
        {...scrollProps}
        className="overflow-x-auto px-4 pb-3 font-mono text-[0.84375rem]/[1.3125rem]"
      >
        <code className="block w-fit min-w-full">
          {inOrder(shown, (piece) => (
            <CodePiece text={piece.text} spans={piece.spans} />
          ))}
        </code>
      </pre>
    </div>
  );
}
