"use client";

import { useCallback, useEffect, useState } from "react";
import { sharesApi } from "@/lib/client/shares/shares-api";
import type { ShareEntry } from "@/lib/protocol/shares";

type Shares = {
  /** Null until they have come. */
  shares: readonly ShareEntry[] | null;
  hasFailed: boolean;
  reload: () => void;
  /** Takes in a link that was made or changed. */
  put: (entry: ShareEntry) => void;
  revoke: (shareId: string) => Promise<void>;
  revokeAll: () => Promise<void>;
};

/** The links to a thread, or all of one's own; asked for anew whenever they are shown. */
export function useShares(threadId: string | null): Shares {
  const [shares, setShares] = useState<readonly ShareEntry[] | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    sharesApi.listShares(threadId).then(
      (list) => setShares(list.shares),
      () => setHasFailed(true),
    );
  }, [threadId]);
  useEffect(reload, [reload]);
  return {
    shares,
    hasFailed,
    reload,
    put: (entry) => setShares((known) => withEntry(known ?? [], entry)),
    async revoke(shareId) {
      await sharesApi.revokeShare(shareId);
      setShares((known) => known?.filter(({ id }) => id !== shareId) ?? null);
    },
    async revokeAll() {
      await sharesApi.revokeAllShares();
      setShares([]);
    },
  };
}

function withEntry(shares: readonly ShareEntry[], entry: ShareEntry): readonly ShareEntry[] {
  const isKnown = shares.some(({ id }) => id === entry.id);
  return isKnown ? shares.map((known) => (known.id === entry.id ? entry : known)) : [entry, ...shares];
}
