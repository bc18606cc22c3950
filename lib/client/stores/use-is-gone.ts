"use client";

import { useEffect, useState } from "react";
import { toolsApi } from "@/lib/client/tools-api";

/** Whether Google has lost a store. Not known is as good as no: most of them are there. */
export function useIsGone(storeId: string): boolean {
  const [isGone, setIsGone] = useState(false);
  useEffect(() => {
    const abort = new AbortController();
    toolsApi.getStore(storeId, abort.signal).then(
      (store) => setIsGone(store.isGone === true),
      () => undefined,
    );
    return () => abort.abort();
  }, [storeId]);
  return isGone;
}
