"use client";

import { Button } from "@/components/ui/button";
import { useReloadThread } from "@/lib/client/thread-store";
import { useDelayed } from "@/lib/client/use-delayed";
import { t } from "@/lib/i18n/translate";
import { LiveThread } from "./live-thread";
import { ThreadSkeleton } from "./thread-skeleton";

const SKELETON_AFTER_MS = 300;

type OpenThreadProps = { threadId: string; load: "loading" | "ready" | "missing" | "failed" };

export function OpenThread({ threadId, load }: OpenThreadProps) {
  const reload = useReloadThread();
  const isSlow = useDelayed(load === "loading", SKELETON_AFTER_MS);
  if (load === "ready") return <LiveThread threadId={threadId} />;
  return (
    <div className="mx-auto w-full max-w-column flex-1 px-4 pt-6 sm:px-6">
      {isSlow && <ThreadSkeleton />}
      {load === "failed" && (
        <div role="alert" className="grid justify-items-start gap-3">
          <p>{t("This conversation could not be loaded. It is still there.")}</p>
          <Button onClick={() => void reload(threadId)}>{t("Load again")}</Button>
        </div>
      )}
    </div>
  );
}
