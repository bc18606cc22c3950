import "server-only";
import type { Transaction } from "kysely";
import type { Content } from "@/lib/protocol/interaction";
import { isMedia, mediaIdOf } from "@/lib/protocol/media";
import type { Input } from "@/lib/protocol/schemas";
import type { Turn } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { findMedia, toContent } from "@/lib/server/media/stored-media";

/**
 * The input with what is known here of its files in the place of what the browser said. Throws
 * `attachment_gone` for a file that is not the owner's or whose bytes are not here.
 */
export async function resolveInput(owner: Owner, input: Input): Promise<Content[]> {
  const stored = await findMedia(owner, idsIn(input));
  return input.map((block) => {
    const id = isMedia(block) ? mediaIdOf(block.uri) : null;
    if (id === null) return block as Content;
    const media = stored.get(id);
    if (!media || media.isMissing) throw new HttpError("attachment_gone");
    const role = "referenceRole" in block && block.referenceRole;
    return { ...toContent(media), ...(role && { referenceRole: role }) };
  });
}

/** Notes that the turn has its files, so that they live as long as it does. */
export async function noteMediaUse(tx: Transaction<Schema>, owner: Owner, turn: Turn): Promise<void> {
  const ids = [...new Set(idsIn(turn.input))];
  if (ids.length === 0) return;
  const { engine } = await database();
  const used = await tx
    .updateTable("media")
    .set((eb) => ({ used_at: eb.fn.coalesce("used_at", engine.now) }))
    .where("owner_id", "=", owner.id)
    .where("id", "in", ids)
    .executeTakeFirst();
  // One of them was swept away since it was looked for.
  if (used.numUpdatedRows !== BigInt(ids.length)) throw new HttpError("attachment_gone");
  await tx
    .insertInto("media_uses")
    .values(ids.map((media_id) => ({ turn_id: turn.id, media_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function idsIn(input: readonly { type: string; uri?: string | undefined }[]): string[] {
  return input.flatMap((block) => mediaIdOf(block.uri) ?? []);
}
