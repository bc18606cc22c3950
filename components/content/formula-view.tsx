"use client";

import { useCallback } from "react";
import { useFormula } from "./use-formula";

type FormulaViewProps = { tex: string; isDisplay: boolean; isOpen: boolean };

const SOURCE = "font-mono text-[0.85em] text-ink-faint";

/** A formula; its source where it cannot be set. Until that is known, one line of a formula that has its own lines. */
export function FormulaView({ tex, isDisplay, isOpen }: FormulaViewProps) {
  const shown = useFormula(tex, isDisplay, isOpen);
  const mount = useCallback(
    (place: HTMLElement | null) => {
      if (shown instanceof Element) place?.replaceChildren(shown);
    },
    [shown],
  );
  if (shown === "held") {
    return (
      isDisplay && (
        <code dir="ltr" className={`block truncate ${SOURCE}`}>
          {lastLineOf(tex)}
        </code>
      )
    );
  }
  if (shown === "source") {
    return (
      <code dir="ltr" className={`whitespace-pre-wrap ${SOURCE}`}>
        {tex}
      </code>
    );
  }
  return <span ref={mount} dir="ltr" className={isDisplay ? "block" : undefined} />;
}

function lastLineOf(tex: string): string {
  return tex.slice(tex.trimEnd().lastIndexOf("\n") + 1);
}
