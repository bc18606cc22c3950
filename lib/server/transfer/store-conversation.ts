import "server-only";
import { toImportedSettings, toTurns } from "@/lib/protocol/from-conversation";
import { newId } from "@/lib/protocol/id";
import type { Conversation } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { putInFolder } from "./put-in-folder";
import { storeThread } from "./store-thread";
import type { TakenFiles } from "./take-files";

/** Stores a conversation as a thread of the owner's, with new ids: all of it, or nothing. */
export async function storeConversation(
  owner: Owner,
  conversation: Conversation,
  { contents, mediaIds }: TakenFiles,
): Promise<string> {
  const threadId = newId();
  const turnIds = new Map(conversation.turns.map(({ id }) => [id, newId()] as const));
  const { title, settings, headTurnId, createdAt, folder } = conversation.thread;
  await storeThread(owner, {
    id: threadId,
    title,
    settings: toImportedSettings(settings),
    headTurnId: headTurnId === null ? null : (turnIds.get(headTurnId) ?? null),
    createdAt,
    turns: toTurns(conversation, { threadId, turnIds, media: contents }),
    mediaIds,
  });
  // After it is whole: where it cannot be taken, no folder is made for it.
  if (folder !== undefined) await putInFolder(owner, threadId, folder);
  return threadId;
}
