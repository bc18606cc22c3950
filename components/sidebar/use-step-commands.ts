"use client";

import { useCommand } from "@/lib/client/commands/use-command";
import { openThread } from "@/lib/client/use-thread-id";

/** Commands that open the thread after or before the one that is open, in the order in which they are seen. */
export function useStepCommands(threadIds: readonly string[], openId: string | null): void {
  const at = openId === null ? -1 : threadIds.indexOf(openId);
  const toThread = (threadId: string | undefined) => (threadId ? () => openThread(threadId) : null);
  // From a new chat the list is entered at its beginning.
  useCommand("next-thread", toThread(threadIds[at + 1]));
  useCommand("previous-thread", toThread(threadIds[at - 1]));
}
