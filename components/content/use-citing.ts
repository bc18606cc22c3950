"use client";

import { useEffect, useLayoutEffect, useState } from "react";

type Citing = {
  citeDocument: typeof import("@/lib/client/markdown/citations/cite-document").citeDocument;
  CitationMarker: typeof import("@/components/citations/citation-marker").CitationMarker;
};

let citing: Citing | null = null;
let loading: Promise<Citing> | null = null;

async function load(): Promise<Citing> {
  const [{ citeDocument }, { CitationMarker }] = await Promise.all([
    import("@/lib/client/markdown/citations/cite-document"),
    import("@/components/citations/citation-marker"),
  ]);
  citing = { citeDocument, CitationMarker };
  return citing;
}

// On the server there is no layout to be in time for, and React warns of the effect.
const useEffectBeforePaint = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** What puts citations into text. It may come late, because they do not move the text. */
export function useCiting(isWanted: boolean): Citing | null {
  const [loaded, setLoaded] = useState<Citing | null>(null);
  useEffectBeforePaint(() => {
    if (!isWanted) return;
    if (citing) {
      setLoaded(citing);
      return;
    }
    let isMounted = true;
    loading ??= load();
    loading.then(
      (code) => isMounted && setLoaded(code),
      // Offline, say: the list of sources says the same, and the next text tries again.
      () => {
        loading = null;
      },
    );
    return () => {
      isMounted = false;
    };
  }, [isWanted]);
  return isWanted ? loaded : null;
}
