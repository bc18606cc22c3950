"use client";

import { TriangleAlert, WifiOff } from "lucide-react";
import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useComposerNotice } from "@/lib/client/composer-notice";
import { useConnection, useModels } from "@/lib/client/thread-store";
import { useDelayed } from "@/lib/client/use-delayed";
import { useOnline } from "@/lib/client/use-online";
import { useTarget } from "@/lib/client/use-target";

const CostLine = lazyPart(() => import("./cost-line").then((module) => module.CostLine));

const PROBLEMS = {
  invalid_key:
    "Google does not accept the API key of this server, so nothing can be answered until it is changed.",
  unreachable: "Gemini cannot be reached from this server at the moment.",
};
const RECONNECTING_MS = 800;

type ComposerNoticesProps = { threadId: string | null; runningTurnId: string | null; hint: string | null };

/** What stands between the reader and an answer, one line each. They go by themselves. */
export function ComposerNotices({ threadId, runningTurnId, hint }: ComposerNoticesProps) {
  const { problem } = useModels();
  const isCostly = useTarget(threadId).agent !== undefined;
  const isOnline = useOnline();
  const notice = useComposerNotice();
  const connection = useConnection(runningTurnId ?? "");
  const isReconnecting = useDelayed(runningTurnId !== null && connection === "reconnecting", RECONNECTING_MS);
  return (
    <>
      {problem && (
        <p className="mb-2 flex gap-2.5 rounded-xl border border-warn/40 bg-warn/8 px-3.5 py-2 text-ui">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" strokeWidth={1.75} />
          {PROBLEMS[problem]}
        </p>
      )}
      <div aria-live="polite" className="px-2 text-sm text-ink-soft">
        {!isOnline && (
          <p className="flex items-center gap-2 pb-2">
            <WifiOff aria-hidden className="size-4" strokeWidth={1.75} />
            You are offline. What you write is kept.
          </p>
        )}
        {isOnline && isReconnecting && (
          <p className="pb-2">Connection lost. Reconnecting; the answer goes on meanwhile.</p>
        )}
        {isCostly && (
          <Suspense fallback={<p className="py-2">&nbsp;</p>}>
            <CostLine threadId={threadId} />
          </Suspense>
        )}
        {notice && <p className="pb-2">{notice}</p>}
        {hint && <p className="pb-2">{hint}</p>}
      </div>
    </>
  );
}
