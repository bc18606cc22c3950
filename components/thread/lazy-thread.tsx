"use client";

import { useEffect } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { idle } from "@/lib/client/idle";

const importThread = loadOnce(() => import("./open-thread"));

/** The open thread, with all that reads and shows replies, which a page without one can do without. */
export const LazyThread = lazyPart(() => importThread().then((module) => module.OpenThread));

/**
 * Fetches the code of `Thread`, unless the page came with it, once there is nothing else to do: the first message does
 * not wait for it.
 */
export function useThreadCode(Thread: object): void {
  const isToCome = Thread === LazyThread;
  useEffect(() => {
    if (isToCome) void idle().then(preload(importThread));
  }, [isToCome]);
}
