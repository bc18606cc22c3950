"use client";

import { useMemo } from "react";
import { useListParts } from "@/lib/client/thread-store";
import { createListChanges, type ListChanges } from "./list-changes";

export function useListChanges(): ListChanges {
  const parts = useListParts();
  return useMemo(() => createListChanges(parts), [parts]);
}
