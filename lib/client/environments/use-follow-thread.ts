"use client";

import { useEffect, useRef } from "react";
import { useThreadId } from "@/lib/client/use-thread-id";
import { useEnvironmentState } from "./environment-state";
import { followEnvironment, type OpenEnvironment } from "./open-environment";
import { useThreadEnvironment } from "./use-environment-change";

/** Shows the environment in which the work of the thread goes on, unless an older one is looked at that is still there. */
export function useFollowThread({ environmentId, threadId: openedIn }: OpenEnvironment): void {
  const threadId = useThreadId();
  const own = useThreadEnvironment();
  const isGone = useEnvironmentState(({ loads }) => loads[environmentId] === "gone");
  const before = useRef(own);
  useEffect(() => {
    // A turn that has just begun has none yet.
    if (own === null || own === before.current) return;
    const wasOwn = before.current === environmentId;
    before.current = own;
    if (threadId === openedIn && own !== environmentId && (wasOwn || isGone)) followEnvironment(own);
  }, [own, environmentId, threadId, openedIn, isGone]);
}
