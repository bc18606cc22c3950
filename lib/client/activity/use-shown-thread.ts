"use client";

import { useEffect } from "react";
import { useThreadId } from "@/lib/client/use-thread-id";
import { useVisible } from "@/lib/client/use-visible";
import { activityStore } from "./activity-store";

/** Tells the activity which thread is in front of the person: what ends in it is no news. */
export function useShownThread(): void {
  const threadId = useThreadId();
  const isVisible = useVisible();
  useEffect(() => {
    activityStore.setState({ shownThreadId: isVisible ? threadId : null });
  }, [threadId, isVisible]);
}
