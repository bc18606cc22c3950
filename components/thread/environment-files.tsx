"use client";

import { type ReactNode, useMemo } from "react";
import { EnvironmentFilesContext } from "@/components/content/environment-files-context";
import { useOpenEnvironment } from "@/lib/client/environments/use-open-environment";
import { findPath, selectPaths } from "@/lib/protocol/select-agent-files";
import { selectToolUses } from "@/lib/protocol/select-tool-uses";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";

type EnvironmentFilesProps = {
  /** Null where there is none, or none that the reader may open. */
  environmentId: string | null;
  turn: Turn;
  children: ReactNode;
};

/** Within it the names of files lead to them, once the work is done: before that they may not be there. */
export function EnvironmentFiles({ environmentId, turn, children }: EnvironmentFilesProps) {
  const open = useOpenEnvironment();
  const hasFiles = environmentId !== null && isTurnSettled(turn);
  const known = hasFiles ? selectPaths(selectToolUses(turn).values()).join("\n") : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` is a new function each time, and does the same.
  const files = useMemo(() => {
    if (known === null || environmentId === null) return null;
    return (words: string) => {
      const path = findPath(words, known === "" ? [] : known.split("\n"));
      return path === null ? null : () => open(environmentId, path);
    };
  }, [known, environmentId]);
  return <EnvironmentFilesContext value={files}>{children}</EnvironmentFilesContext>;
}
