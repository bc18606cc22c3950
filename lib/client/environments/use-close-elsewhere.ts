"use client";

import { useEffect } from "react";
import { useThreadId } from "@/lib/client/use-thread-id";
import { closeEnvironment, type OpenEnvironment } from "./open-environment";
import { useThreadEnvironment } from "./use-environment-change";

/** Closes an environment once a thread is shown that has another one: it would be taken for that thread's. */
export function useCloseElsewhere({ environmentId, threadId: openedIn }: OpenEnvironment): void {
  const threadId = useThreadId();
  const own = useThreadEnvironment();
  const isElsewhere = threadId !== openedIn && own !== null && own !== environmentId;
  useEffect(() => {
    if (isElsewhere) closeEnvironment({ isFocusReturned: false });
  }, [isElsewhere]);
}
