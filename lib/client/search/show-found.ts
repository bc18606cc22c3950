import { openThread } from "@/lib/client/use-thread-id";
import type { SearchHit } from "@/lib/protocol/search";
import { wantTurn } from "./wanted-turn";

/** Opens the conversation at what was found in it. */
export function showFound({ threadId, turnId }: Pick<SearchHit, "threadId" | "turnId">): void {
  if (turnId !== null) wantTurn(threadId, turnId);
  openThread(threadId);
}
