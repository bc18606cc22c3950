"use client";

import { useEffect, useLayoutEffect, useState } from "react";

type Typesetter = typeof import("./typesetter");

let typesetter: Typesetter | null = null;
let loading: Promise<Typesetter> | null = null;

async function loadTypesetter(): Promise<Typesetter> {
  loading ??= import("./typesetter");
  typesetter = await loading;
  return typesetter;
}

// On the server there is no layout to be in time for, and React warns of the effect.
const useEffectBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** The formula as an element; null while there is none. KaTeX is loaded with the first formula that is whole. */
export function useFormula(tex: string, isDisplay: boolean, isOpen: boolean): Element | null {
  const [formula, setFormula] = useState<Element | null>(null);
  useEffectBeforePaint(() => {
    setFormula(null);
    if (isOpen) return;
    if (typesetter) {
      setFormula(typesetter.toFormula(tex, isDisplay));
      return;
    }
    let isWanted = true;
    loadTypesetter().then(
      ({ toFormula }) => isWanted && setFormula(toFormula(tex, isDisplay)),
      // Offline, say: the source stays, and the next formula tries again.
      () => {
        loading = null;
      },
    );
    return () => {
      isWanted = false;
    };
  }, [tex, isDisplay, isOpen]);
  return formula;
}
