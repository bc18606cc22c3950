"use client";

import { useCallback, useEffect, useState } from "react";
import type { FileStore } from "@/lib/protocol/stores";
import { loadStores } from "./store-actions";
import { useStoreState } from "./store-state";

type Stores = { stores: readonly FileStore[] | null; hasFailed: boolean; reload: () => void };

/** The person's stores, asked for anew whenever they are shown; null until they have come. */
export function useStores(): Stores {
  const stores = useStoreState((state) => state.stores);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    loadStores().catch(() => setHasFailed(true));
  }, []);
  useEffect(reload, [reload]);
  return { stores, hasFailed, reload };
}
