"use client";

import { useThreadId } from "@/lib/client/use-thread-id";
import { toEnvironmentId } from "@/lib/protocol/agents";
import { openEnvironment } from "./open-environment";

/** Opens an environment beside the page, with `path` at one of its files. */
export function useOpenEnvironment(): (environmentId: string, path?: string) => void {
  const threadId = useThreadId();
  return (environmentId, path = "") =>
    openEnvironment({
      environmentId: toEnvironmentId(environmentId),
      path: path.replace(/^\/+/, "") || null,
      threadId,
    });
}
