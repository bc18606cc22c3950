"use client";

import { useCallback, useEffect, useState } from "react";
import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import { toolsApi } from "@/lib/client/tools-api";
import { t } from "@/lib/i18n/translate";
import type { FunctionLibrary } from "@/lib/protocol/api";
import type { FunctionTool } from "@/lib/protocol/tools";

/** The functions of this server and of the person; null until they are here. */
export function useFunctionLibrary() {
  const [library, setLibrary] = useState<FunctionLibrary | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const reload = useCallback(() => {
    setHasFailed(false);
    toolsApi.listFunctions().then(setLibrary, () => setHasFailed(true));
  }, []);
  useEffect(reload, [reload]);
  return {
    library,
    hasFailed,
    reload,
    /** Resolves to a sentence where it could not be saved. */
    save: (declared: FunctionTool) =>
      attempt(async () => {
        await ensureSession();
        await toolsApi.saveFunction(declared);
        reload();
      }),
    remove: (name: string) =>
      attempt(async () => {
        await toolsApi.deleteFunction(name).catch(ignoreGone);
        reload();
      }),
  };
}

async function attempt(work: () => Promise<void>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (cause) {
    return cause instanceof ApiError ? cause.message : t("The server could not be reached. Try again.");
  }
}

function ignoreGone(cause: unknown): void {
  if (!(cause instanceof ApiError && cause.status === 404)) throw cause;
}
