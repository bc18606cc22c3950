"use client";

import { useCallback, useEffect, useState } from "react";
import { ApiError } from "@/lib/client/request";
import { readPreview, type TextPreview } from "./read-preview";

export type Preview = TextPreview | { kind: "loading" } | { kind: "missing" } | { kind: "failed" };

/** What is in a file, as far as it is shown. `version` is another one where the file may have changed. */
export function usePreview(
  environmentId: string,
  path: string,
  version: number | null,
): { preview: Preview; reload: () => void } {
  const [preview, setPreview] = useState<Preview>({ kind: "loading" });
  const [tries, setTries] = useState(0);
  const reload = useCallback(() => {
    setPreview({ kind: "loading" });
    setTries((count) => count + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version, and another try, are read anew.
  useEffect(() => {
    const abort = new AbortController();
    readPreview(environmentId, path, abort.signal).then(setPreview, (cause: unknown) => {
      if (!abort.signal.aborted) setPreview({ kind: isMissing(cause) ? "missing" : "failed" });
    });
    return () => abort.abort();
  }, [environmentId, path, version, tries]);
  return { preview, reload };
}

function isMissing(cause: unknown): boolean {
  return cause instanceof ApiError && (cause.status === 404 || cause.status === 410);
}
