"use client";

import { useMemo } from "react";
import { type StoreUpload, useStoreState } from "./store-state";

/** The files that are on their way from this page into a store. */
export function useStoreUploads(storeId: string): readonly StoreUpload[] {
  const uploads = useStoreState((state) => state.uploads);
  return useMemo(() => uploads.filter((upload) => upload.storeId === storeId), [uploads, storeId]);
}
