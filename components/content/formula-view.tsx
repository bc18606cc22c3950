"use client";

import { useCallback } from "react";
import { useFormula } from "./use-formula";

type FormulaViewProps = { tex: string; isDisplay: boolean; isOpen: boolean };

/** A formula; its source while it is open, until the typesetter is loaded, and where it cannot be set. */
export function FormulaView({ tex, isDisplay, isOpen }: FormulaViewProps) {
  const formula = useFormula(tex, isDisplay, isOpen);
  const mount = useCallback(
    (place: HTMLElement | null) => {
      if (formula) place?.replaceChildren(formula);
    },
    [formula],
  );
  if (formula) return <span ref={mount} dir="ltr" className={isDisplay ? "block" : undefined} />;
  return (
    <code dir="ltr" className="whitespace-pre-wrap font-mono text-[0.85em] text-ink-faint">
      {tex}
    </code>
  );
}
