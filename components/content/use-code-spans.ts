"use client";

import { useEffect, useState } from "react";
import type { CodeBlock } from "@/lib/client/markdown/blocks";
import { type CodeSpan, toPieces } from "./code-spans";
import { highlight } from "./highlighter";

/** More code than this is read as plain text sooner than it is coloured. */
const CODE_MAX = 100_000;

type PieceSpans = readonly (readonly CodeSpan[])[];

/** The spans of each piece of whole code; null while there are none, and where nobody knows the language. */
export function useCodeSpans({ pieces, language, isOpen }: CodeBlock): PieceSpans | null {
  const [colored, setColored] = useState<{ pieces: readonly string[]; spans: PieceSpans } | null>(null);
  useEffect(() => {
    if (isOpen || language === "") return;
    const code = pieces.join("");
    if (code.length > CODE_MAX) return;
    let isWanted = true;
    void highlight(code, language).then((spans) => {
      if (isWanted && spans) setColored({ pieces, spans: toPieces(spans, pieces) });
    });
    return () => {
      isWanted = false;
    };
  }, [pieces, language, isOpen]);
  return colored?.pieces === pieces ? colored.spans : null;
}
