"use client";

import { useAnswerer, useModels } from "@/lib/client/thread-store";

/** The name of what answers, by its id alone. */
export function useAnswererName(target: string): string {
  const isAgent = useModels().agents.some(({ id }) => id === target);
  return useAnswerer(isAgent ? { model: target, agent: target } : { model: target }).name;
}
