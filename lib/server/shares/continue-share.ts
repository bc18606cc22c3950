import "server-only";
import { newId } from "@/lib/protocol/id";
import type { ContinuedThread, ShareSnapshot } from "@/lib/protocol/shares";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { toOwnTurns } from "@/lib/protocol/to-own-turns";
import type { Owner } from "@/lib/server/access/owner";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { withOwnFiles } from "./take-over-files";

/**
 * Makes a thread of the viewer's from what a link shows, and from nothing else: with new ids, with copies of its
 * files, and without any interaction at Google, so what was said is sent along when it goes on.
 */
export async function continueShare(
  owner: Owner,
  shareId: string,
  share: ShareSnapshot,
): Promise<ContinuedThread> {
  const threadId = newId();
  return withOwnFiles(owner, shareId, async (files) => {
    const turns = toOwnTurns(share.turns, { threadId, newId, files, beganAt: Date.now() });
    const last = turns.at(-1);
    await storeThread(owner, {
      id: threadId,
      title: share.title,
      // An agent would work for the viewer's money from the first word on.
      settings: { model: last?.settings.model ?? DEFAULT_SETTINGS.model },
      headTurnId: last?.id ?? null,
      createdAt: Date.now(),
      turns,
      mediaIds: [...files.values()].flatMap(({ media }) => media?.id ?? []),
    });
    return { threadId };
  });
}
