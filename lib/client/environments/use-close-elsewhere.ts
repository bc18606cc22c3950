"use client";

import { useEffect } from "react";
import { useSettings } from "@/lib/client/use-settings";
import { useThreadId } from "@/lib/client/use-thread-id";
import { closeEnvironment, type OpenEnvironment } from "./open-environment";
import { useThreadEnvironment } from "./use-environment-change";

/** Closes an environment once a chat is shown that does not work in it: it would be taken for that chat's. */
export function useCloseElsewhere({ environmentId, threadId: openedIn }: OpenEnvironment): void {
  const threadId = useThreadId();
  const own = useThreadEnvironment();
  const chosen = useSettings(threadId).environment?.environment_id;
  const isElsewhere = threadId !== openedIn && own !== environmentId && chosen !== environmentId;
  useEffect(() => {
    if (isElsewhere) closeEnvironment({ isFocusReturned: false });
  }, [isElsewhere]);
}
