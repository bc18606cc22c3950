import "server-only";
import { toImportedSettings, toTurns } from "@/lib/protocol/from-conversation";
import { newId } from "@/lib/protocol/id";
import type { Conversation } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import type { Package } from "./open-package";
import { putInFolder } from "./put-in-folder";
import { storeThread } from "./store-thread";
import { withFiles } from "./take-files";

/**
 * Stores a conversation with its files as a thread of the owner's, with new ids: all of it, or nothing. It stands in the
 * list before all others, or where it stood when its last turn was sent. Resolves to its id.
 */
export function storeConversation(
  owner: Owner,
  source: Package,
  conversation: Conversation,
  standing: "new" | "as it was",
): Promise<string> {
  return withFiles(owner, source, conversation.files, async ({ contents, mediaIds }) => {
    const threadId = newId();
    const turnIds = new Map(conversation.turns.map(({ id }) => [id, newId()] as const));
    const { title, settings, headTurnId, createdAt, folder } = conversation.thread;
    await storeThread(owner, {
      id: threadId,
      title,
      settings: toImportedSettings(settings),
      headTurnId: headTurnId === null ? null : (turnIds.get(headTurnId) ?? null),
      createdAt,
      updatedAt: standing === "new" ? undefined : lastMomentOf(conversation),
      turns: toTurns(conversation, { threadId, turnIds, media: contents }),
      mediaIds,
    });
    // After it is whole: where it cannot be taken, no folder is made for it.
    if (folder !== undefined) await putInFolder(owner, threadId, folder);
    return threadId;
  });
}

/** No later than now: what a file says may be anything. */
function lastMomentOf({ thread, turns }: Conversation): number {
  const last = turns.reduce((moment, { createdAt }) => Math.max(moment, createdAt), thread.createdAt);
  return Math.min(last, Date.now());
}
