import "server-only";
import type { Attachment } from "@/lib/protocol/api";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { findMedia, toContent } from "@/lib/server/media/stored-media";

/** A file that was announced, with its content where its bytes are here. Throws `not_found`. */
export async function getAttachment(owner: Owner, id: string): Promise<Attachment> {
  const { db } = await database();
  const row = await db
    .selectFrom("media")
    .select(["id", "name", "size"])
    .where("id", "=", id)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  const media = (await findMedia(owner, [id])).get(id);
  return { ...row, content: media && !media.isMissing ? toContent(media) : null };
}
