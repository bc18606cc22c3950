"use client";

import { Suspense, useEffect } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useOpened } from "@/lib/client/environments/open-environment";
import { closeRecorder, useRecordedTurnId } from "@/lib/client/recorder/open-recorder";
import { useThreadState } from "@/lib/client/thread-store";
import { useThreadId } from "@/lib/client/use-thread-id";

const RecorderPanel = lazyPart(() => import("./recorder-panel").then((module) => module.RecorderPanel));

/** Where the details of a reply stand: beside the conversation that it is in, and never beside another panel. */
export function RecorderPlace() {
  const turnId = useRecordedTurnId();
  const threadId = useThreadId();
  const hasOther = useOpened() !== null;
  const turn = useThreadState(({ turns }) => (turnId === null ? null : (turns[turnId] ?? null)));
  const isElsewhere = turnId !== null && (hasOther || turn?.threadId !== threadId);
  useEffect(() => {
    if (isElsewhere) closeRecorder({ isFocusReturned: false });
  }, [isElsewhere]);
  if (!turn || isElsewhere) return null;
  return (
    <Suspense fallback={null}>
      <RecorderPanel key={turn.id} turn={turn} />
    </Suspense>
  );
}
