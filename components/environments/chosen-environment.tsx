"use client";

import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useSettings } from "@/lib/client/use-settings";
import { useTarget } from "@/lib/client/use-target";

const EnvironmentChip = lazyPart(() => import("./environment-chip").then((module) => module.EnvironmentChip));

/** The environment that a new chat goes on in, where one was chosen for it. */
export function ChosenEnvironment({ threadId }: { threadId: string | null }) {
  const { environment } = useSettings(threadId);
  const { agent } = useTarget(threadId);
  const environmentId = environment?.environment_id;
  // From its first message on a thread is where it is: nothing has to be said of that every time.
  if (threadId !== null || environmentId === undefined || agent?.kind !== "antigravity") return null;
  return (
    <Suspense fallback={null}>
      <EnvironmentChip environmentId={environmentId} />
    </Suspense>
  );
}
