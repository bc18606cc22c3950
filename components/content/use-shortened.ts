"use client";

import { type RefObject, use, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { CodeBlock } from "@/lib/client/markdown/blocks";
import { DefinitionsContext } from "./definitions-context";

/** Code of more lines than this is shown by its beginning. */
const LINES_MAX = 40;
const LINES_SHOWN = 24;

/** Code in two: `lines` counts all, and the first `shown` pieces are its beginning. */
type LongCode = { code: CodeBlock; lines: number; shown: number };

type Shortened = LongCode & {
  isShort: boolean;
  restRef: RefObject<HTMLElement | null>;
  toggle: (button: HTMLElement) => void;
};

// On the server there is no layout to be in time for, and React warns of the effect.
const useEffectBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/**
 * Long code is short where its text was whole from the first, as in a thread that is opened later. What
 * somebody has seen come stays as it is: shortened at its end, it would pull away what they read. Null for
 * code that stays whole.
 */
export function useShortened(code: CodeBlock): Shortened | null {
  const { isFinished } = use(DefinitionsContext);
  const [wasFinished] = useState(isFinished);
  const [isShort, setIsShort] = useState(true);
  const long = useMemo(() => (wasFinished ? toLongCode(code) : null), [wasFinished, code]);
  const restRef = useRef<HTMLElement>(null);
  const isCut = long !== null && isShort;
  useEffectBeforePaint(() => {
    const rest = restRef.current;
    if (!rest || !isCut) return;
    // React knows "hidden" as a yes or no. This value lets the browser's own search look into it.
    rest.setAttribute("hidden", "until-found");
    const handleMatch = () => flushSync(() => setIsShort(false));
    rest.addEventListener("beforematch", handleMatch);
    return () => rest.removeEventListener("beforematch", handleMatch);
  }, [isCut]);
  if (!long) return null;
  const toggle = (button: HTMLElement) => {
    flushSync(() => setIsShort(!isShort));
    // What is below moves up when the code gets short. The button that was pressed stays in view.
    if (!isShort) button.scrollIntoView({ block: "nearest" });
  };
  return { ...long, isShort, restRef, toggle };
}

/** The code with a piece that ends where its beginning does; null for code that is not long. */
function toLongCode(code: CodeBlock): LongCode | null {
  const lines = code.pieces.reduce((count, piece) => count + newlinesIn(piece), 1);
  if (lines <= LINES_MAX) return null;
  let left = LINES_SHOWN;
  for (const [position, piece] of code.pieces.entries()) {
    const newlines = newlinesIn(piece);
    if (newlines < left) {
      left -= newlines;
      continue;
    }
    const end = endOfLine(piece, left);
    const pieces = code.pieces.toSpliced(position, 1, piece.slice(0, end), piece.slice(end));
    return { code: { ...code, pieces }, lines, shown: position + 1 };
  }
  return null;
}

function newlinesIn(text: string): number {
  return text.split("\n").length - 1;
}

function endOfLine(text: string, line: number): number {
  return text.split("\n", line).join("\n").length + 1;
}
