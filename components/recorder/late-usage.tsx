"use client";

import { useEffect } from "react";
import { useReloadThread } from "@/lib/client/thread-store";

const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/** Looks for what Google tells of a run after its end, for as long as somebody looks at the receipt. */
export function LateUsage({ threadId }: { threadId: string }) {
  const reload = useReloadThread();
  useEffect(() => {
    let waitMs = FIRST_MS;
    let timer = setTimeout(look, waitMs);
    function look() {
      void reload(threadId);
      waitMs = Math.min(2 * waitMs, LONGEST_MS);
      timer = setTimeout(look, waitMs);
    }
    return () => clearTimeout(timer);
  }, [reload, threadId]);
  return null;
}
