"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useHasBackgroundWork } from "@/lib/client/activity/activity-store";
import { canNotify, isForbidden } from "@/lib/client/activity/notification-permission";
import { usePreference } from "@/lib/client/preferences";
import { useRunningTurnId } from "@/lib/client/thread-store";
import { useDelayed } from "@/lib/client/use-delayed";

const LONG_MS = 10_000;

const NotifyLine = lazyPart(() => import("./notify-line").then((module) => module.NotifyLine));

/** At the first turn that takes long, and until there was an answer. */
export function NotifyOffer({ threadId }: { threadId: string }) {
  const choice = usePreference("notifications");
  const isRunning = useRunningTurnId(threadId) !== null;
  const isInBackground = useHasBackgroundWork(threadId);
  const isLong = useDelayed(isRunning || isInBackground, LONG_MS);
  if (!isLong || choice !== "undecided" || !canNotify() || isForbidden()) return null;
  return (
    <Suspense fallback={null}>
      <NotifyLine />
    </Suspense>
  );
}
