"use client";

import { useState } from "react";
import type { CodeBlock } from "@/lib/client/markdown/blocks";
import { t } from "@/lib/i18n/translate";
import { CodeHeader } from "./code-header";
import { CodePiece } from "./code-piece";
import { CodeRest } from "./code-rest";
import { inOrder } from "./in-order";
import { useCodeSpans } from "./use-code-spans";
import { useLatest } from "./use-latest";
import { useScrollable } from "./use-scrollable";
import { useShortened } from "./use-shortened";

type CodeViewProps = { code: CodeBlock };

export function CodeView({ code }: CodeViewProps) {
  const { language } = code;
  const [isWrapped, setIsWrapped] = useState(false);
  const long = useShortened(code);
  const { pieces } = long?.code ?? code;
  const spans = useCodeSpans(long?.code ?? code);
  const name = language === "" ? t("Code") : t("Code, {language}", { language });
  const { ref, scrollProps } = useScrollable<HTMLPreElement>(name);
  const all = pieces.map((text, position) => ({ text, spans: spans?.[position] ?? null }));
  return (
    <div dir="ltr" className="tinted overflow-hidden rounded-xl border border-line bg-surface">
      <CodeHeader
        language={language}
        pieces={useLatest(pieces)}
        isWrapped={isWrapped}
        onWrap={setIsWrapped}
      />
      <pre
        ref={ref}
        {...scrollProps}
        className="overflow-x-auto px-4 pb-3 font-mono text-[0.84375rem]/[1.3125rem]"
      >
        <code
          className={
            isWrapped ? "block whitespace-pre-wrap [overflow-wrap:anywhere]" : "block w-fit min-w-full"
          }
        >
          {inOrder(long ? all.slice(0, long.shown) : all, drawPiece)}
          {long && (
            <span ref={long.restRef} hidden={long.isShort} className="block">
              {inOrder(all.slice(long.shown), drawPiece)}
            </span>
          )}
        </code>
      </pre>
      {long && <CodeRest lines={long.lines} isShort={long.isShort} onToggle={long.toggle} />}
    </div>
  );
}

type Piece = Parameters<typeof CodePiece>[0];

function drawPiece({ text, spans }: Piece) {
  return <CodePiece text={text} spans={spans} />;
}
