"use client";

import { Dialog } from "@/components/ui/dialog";
import { useShareableHead } from "@/lib/client/shares/use-shareable-head";
import { useShares } from "@/lib/client/shares/use-shares";
import { useReloadThread, useThreadLoad } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { ShareProblem } from "./share-problem";
import { ShareSkeleton } from "./share-skeleton";
import { ShareView } from "./share-view";

type ShareDialogProps = { threadId: string; onClose: () => void };

/** Makes a conversation public by a link, and shows the links that it has. */
export function ShareDialog({ threadId, onClose }: ShareDialogProps) {
  return (
    <Dialog title={t("Share conversation")} onClose={onClose}>
      <ShareContents threadId={threadId} onClose={onClose} />
    </Dialog>
  );
}

function ShareContents({ threadId, onClose }: ShareDialogProps) {
  const load = useThreadLoad(threadId);
  const reloadThread = useReloadThread();
  const head = useShareableHead(threadId);
  const links = useShares(threadId);
  const { shares, hasFailed, reload } = links;
  if (load === "missing") return <ShareProblem sentence={t("This conversation is no longer here.")} />;
  if (load === "failed" || hasFailed) {
    const handleRetry = () => {
      if (load === "failed") void reloadThread(threadId);
      reload();
    };
    return <ShareProblem sentence={t("The server could not be reached.")} onRetry={handleRetry} />;
  }
  if (load === "loading" || shares === null) return <ShareSkeleton />;
  return <ShareView threadId={threadId} head={head} links={{ ...links, shares }} onClose={onClose} />;
}
