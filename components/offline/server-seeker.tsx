"use client";

import { CloudOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { waitForNetwork } from "@/lib/client/network";
import { ApiError } from "@/lib/client/request";
import { useLoadedThreads, useReloadThread, useThreadActions } from "@/lib/client/thread-store";
import { useOnline } from "@/lib/client/use-online";
import { threadIdOf } from "@/lib/client/use-thread-id";
import { t } from "@/lib/i18n/translate";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Asks for the list until the server answers, and then for what else may be new by now: what was kept is what it was.
 * While a machine with a network does not reach the server, it says so.
 */
export function ServerSeeker() {
  const { refreshThreads, refreshModels } = useThreadActions();
  const loadThread = useReloadThread();
  const loadedThreads = useRef(useLoadedThreads());
  const [isReached, setReached] = useState(false);
  const isOnline = useOnline();
  useEffect(() => {
    const gone = new AbortController();
    const seek = async () => {
      for (let wait = FIRST_WAIT_MS; !gone.signal.aborted; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
        try {
          await refreshThreads();
          break;
        } catch (cause) {
          // It has answered, and the page says elsewhere what.
          if (cause instanceof ApiError && cause.status < 500) break;
          await waitForNetwork(wait, gone.signal);
        }
      }
      if (gone.signal.aborted) return;
      setReached(true);
      const shown = threadIdOf(window.location.pathname);
      // The shown one may be one of which nothing was kept.
      const threadIds = new Set([...(shown ? [shown] : []), ...loadedThreads.current().map(({ id }) => id)]);
      await Promise.allSettled([refreshModels(), ...[...threadIds].map(loadThread)]);
    };
    void seek();
    return () => gone.abort();
  }, [refreshThreads, refreshModels, loadThread]);
  return (
    <div role="status">
      {!isReached && isOnline && (
        <p className="mx-auto flex w-full max-w-column items-center gap-2 px-5 pt-3 text-sm text-ink-soft sm:px-6">
          <CloudOff aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
          {t("The server cannot be reached. What was read last is here, and what you write is kept.")}
        </p>
      )}
    </div>
  );
}
