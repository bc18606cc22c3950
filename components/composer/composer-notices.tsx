"use client";

import { WifiOff } from "lucide-react";
import { Suspense } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { useComposerNotice } from "@/lib/client/composer-notice";
import { useConnection, useModels, useThread } from "@/lib/client/thread-store";
import { useDelayed } from "@/lib/client/use-delayed";
import { useOnline } from "@/lib/client/use-online";
import { useTarget } from "@/lib/client/use-target";
import { t } from "@/lib/i18n/translate";

const ServerNotices = lazyPart(() => import("./server-notices").then((module) => module.ServerNotices));
const CostLine = lazyPart(() => import("./cost-line").then((module) => module.CostLine));
const ArchivedLine = lazyPart(() =>
  import("@/components/archive/archived-line").then((module) => module.ArchivedLine),
);

const RECONNECTING_MS = 800;
const CROWDED_MS = 5_000;

type ComposerNoticesProps = { threadId: string | null; runningTurnId: string | null; hint: string | null };

/** What stands between the reader and an answer, one line each. They go by themselves. */
export function ComposerNotices({ threadId, runningTurnId, hint }: ComposerNoticesProps) {
  const { problem, modelCalls } = useModels();
  const isCostly = useTarget(threadId).agent !== undefined;
  const isArchived = useThread(threadId)?.isArchived === true;
  const isOnline = useOnline();
  const notice = useComposerNotice();
  const connection = useConnection(runningTurnId ?? "");
  const isReconnecting = useDelayed(runningTurnId !== null && connection === "reconnecting", RECONNECTING_MS);
  const isCrowded = useDelayed(runningTurnId !== null && connection === "crowded", CROWDED_MS);
  return (
    <>
      <div role="status">
        {(problem || modelCalls === "off") && (
          <Suspense fallback={null}>
            <ServerNotices />
          </Suspense>
        )}
      </div>
      <div aria-live="polite" className="px-2 text-sm text-ink-soft">
        {!isOnline && (
          <p className="flex items-center gap-2 pb-2">
            <WifiOff aria-hidden className="size-4" strokeWidth={1.75} />
            {t("You are offline. What you write is kept.")}
          </p>
        )}
        {isOnline && isReconnecting && (
          <p className="pb-2">{t("Connection lost. Reconnecting; the answer goes on meanwhile.")}</p>
        )}
        {isOnline && isCrowded && (
          <p className="pb-2">
            {t(
              "Too many pages are open here at once. The answer is being written, and is shown as soon as there is room.",
            )}
          </p>
        )}
        {isCostly && (
          <Suspense fallback={<p className="py-2">&nbsp;</p>}>
            <CostLine threadId={threadId} />
          </Suspense>
        )}
        {isArchived && (
          <Suspense fallback={null}>
            <ArchivedLine threadId={threadId} />
          </Suspense>
        )}
        {notice && <p className="pb-2">{notice}</p>}
        {hint && <p className="pb-2">{hint}</p>}
      </div>
    </>
  );
}
