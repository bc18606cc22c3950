"use client";

import { useEffect, useRef, useState } from "react";
import { IMPORT_ADDRESS } from "@/lib/client/api";
import { loadPresets } from "@/lib/client/presets/preset-actions";
import { ApiError } from "@/lib/client/request";
import { sendBytes } from "@/lib/client/send-bytes";
import { ensureSession } from "@/lib/client/session";
import { useThreadActions } from "@/lib/client/thread-store";
import { openThread } from "@/lib/client/use-thread-id";
import { msg, t } from "@/lib/i18n/translate";
import type { Imported, RefusedConversation } from "@/lib/protocol/transfer";

export type ImportState =
  | { state: "none" }
  | { state: "sending"; name: string; share: number }
  | { state: "failed"; sentence: string }
  | { state: "partly"; refused: readonly RefusedConversation[] };

// What had arrived may be taken in all the same.
const LOST = msg(
  "The connection was lost while the file was being imported. See what is in your list before you try again.",
);

type Importing = { importing: ImportState; importFile(file: File): void; cancel(): void };

/** Brings an exported conversation to the server, and opens the thread that was made of it; or all of an account. */
export function useImport(onImported: (imported: Imported) => void): Importing {
  const { refreshThreads } = useThreadActions();
  const [importing, setImporting] = useState<ImportState>({ state: "none" });
  const abortRef = useRef<AbortController | null>(null);
  useEffect(() => () => abortRef.current?.abort(), []);
  const bring = async (file: File, signal: AbortSignal) => {
    // The cookie first: an answer that is lost must not leave the thread to nobody.
    await ensureSession();
    const onProgress = (sentBytes: number) =>
      setImporting({ state: "sending", name: file.name, share: sentBytes / Math.max(1, file.size) });
    onProgress(0);
    const sending = { method: "POST", onProgress, signal } as const;
    const imported = await sendBytes<Imported>(IMPORT_ADDRESS, file, sending);
    const refused = "refused" in imported ? imported.refused : [];
    setImporting(refused.length > 0 ? { state: "partly", refused } : { state: "none" });
    await refreshThreads().catch(() => undefined);
    if ("threadId" in imported) openThread(imported.threadId);
    else await loadPresets().catch(() => undefined);
    onImported(imported);
  };
  return {
    importing,
    importFile(file) {
      const abort = new AbortController();
      abortRef.current = abort;
      bring(file, abort.signal).catch((cause: unknown) =>
        setImporting(
          abort.signal.aborted ? { state: "none" } : { state: "failed", sentence: sentenceOf(cause) },
        ),
      );
    },
    cancel: () => abortRef.current?.abort(),
  };
}

function sentenceOf(cause: unknown): string {
  if (!(cause instanceof ApiError)) return t(LOST);
  if (cause.field === null) return cause.message;
  const where = t("Parley expected something else at “{field}”.", { field: cause.field });
  return `${cause.message} ${where}`;
}
