"use client";

import { useEffect, useState } from "react";
import { toolsApi } from "@/lib/client/tools-api";
import { isOnItsWay, type StoreDocument } from "@/lib/protocol/stores";
import { putDocuments, useStoreState } from "./store-state";

const LOOK_MS = 1_000;
const LOOK_AFTER_FAILURE_MS = 4_000;

type Documents = { documents: readonly StoreDocument[] | null; hasFailed: boolean };

/** The documents of a store; as long as one of them is on its way, with how far it is. */
export function useStoreDocuments(storeId: string): Documents {
  const documents = useStoreState((state) => state.documents[storeId] ?? null);
  const [hasFailed, setHasFailed] = useState(false);
  const isMoving = documents?.some(isOnItsWay) ?? false;
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const isSeen = await lookAt(storeId, abort.signal);
      if (abort.signal.aborted) return;
      setHasFailed(!isSeen);
      if (isMoving || !isSeen) timer = setTimeout(look, isSeen ? LOOK_MS : LOOK_AFTER_FAILURE_MS);
    };
    void look();
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [storeId, isMoving]);
  return { documents, hasFailed };
}

async function lookAt(storeId: string, signal: AbortSignal): Promise<boolean> {
  try {
    const { documents } = await toolsApi.listDocuments(storeId, signal);
    putDocuments(storeId, documents);
    return true;
  } catch {
    return false;
  }
}
