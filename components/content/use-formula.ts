"use client";

import { startTransition, useEffect, useMemo, useState } from "react";
import { useHydrated } from "@/lib/client/use-hydrated";

type Typesetter = typeof import("./typesetter");

let typesetter: Typesetter | null = null;
let loading: Promise<Typesetter> | null = null;

async function loadTypesetter(): Promise<Typesetter> {
  loading ??= import("./typesetter");
  typesetter = await loading;
  return typesetter;
}

/**
 * What is to be shown of a formula: its element, or its source where it cannot be set. `held` while neither is known:
 * a source takes more room than its formula, and what a reader has before them would become shorter.
 */
export type ShownFormula = Element | "source" | "held";

/** KaTeX is loaded with the first formula that opens. What the server sends has the source, for whoever reads that. */
export function useFormula(tex: string, isDisplay: boolean, isOpen: boolean): ShownFormula {
  const isHydrated = useHydrated();
  const [unset] = useState<ShownFormula>(isHydrated ? "held" : "source");
  const [setter, setSetter] = useState(isHydrated ? typesetter : null);
  const [hasFailed, setHasFailed] = useState(false);
  const whole = isOpen ? null : tex;
  const formula = useMemo(
    () => (setter === null || whole === null ? null : setter.toFormula(whole, isDisplay)),
    [setter, whole, isDisplay],
  );

  // With each formula that is whole: what could not be loaded offline, say, is tried again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the formula is when, not what.
  useEffect(() => {
    if (setter) return;
    let isWanted = true;
    loadTypesetter().then(
      // A page that opens with many sets them bit by bit, and stays alive meanwhile.
      (loaded) => isWanted && startTransition(() => setSetter(loaded)),
      () => {
        loading = null;
        if (isWanted) setHasFailed(true);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [setter, whole]);

  if (formula) return formula;
  if (hasFailed) return "source";
  if (setter === null) return unset;
  return whole === null ? "held" : "source";
}
