import "server-only";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { blobStore } from "@/lib/server/media/blob-store";
import { checkDiskRoom, withIncoming } from "@/lib/server/media/incoming";
import { keepBlob } from "@/lib/server/media/keep";
import { checkQuota } from "@/lib/server/media/quota";
import { findMedia, toContent } from "@/lib/server/media/stored-media";

type Shared = Awaited<ReturnType<typeof findFiles>>[number];

/**
 * Copies the files of a share for a viewer, and hands the viewer's own to `use`, by the ids that they have in
 * the share. Whatever fails, none is left. Throws `quota_used_up`.
 */
export async function withOwnFiles<T>(
  owner: Owner,
  shareId: string,
  use: (files: ReadonlyMap<string, MediaContent>) => Promise<T>,
): Promise<T> {
  const taken = new Map<string, string>();
  try {
    for (const file of await findFiles(shareId)) taken.set(file.id, await takeOver(owner, file));
    const stored = await findMedia(owner, [...taken.values()]);
    const files = [...taken].flatMap(([fileId, mediaId]) => {
      const media = stored.get(mediaId);
      return media ? [[fileId, toContent(media)] as const] : [];
    });
    return await use(new Map(files));
  } catch (cause) {
    await forget(owner, [...taken.values()]);
    throw cause;
  }
}

async function findFiles(shareId: string) {
  const { db } = await database();
  return db.selectFrom("share_files").selectAll().where("share_id", "=", shareId).orderBy("id").execute();
}

async function takeOver(owner: Owner, { id, name, mime_type: mimeType, ...file }: Shared): Promise<string> {
  await checkDiskRoom(file.size);
  const bytes = await (await blobStore()).read(id);
  // It was revoked in this moment.
  if (!bytes) throw new HttpError("share_gone");
  const mediaId = newId();
  await withIncoming(bytes, async (incoming) => {
    const inspection = { mimeType, width: file.width, height: file.height };
    await keepBlob(owner, incoming, inspection, async (tx, blobId) => {
      const { engine } = await database();
      await checkQuota(tx, owner, [incoming.size]);
      await tx
        .insertInto("media")
        .values({
          id: mediaId,
          owner_id: owner.id,
          blob_id: blobId,
          name,
          declared_type: mimeType,
          size: incoming.size,
          sha256: incoming.sha256,
          created_at: engine.now,
        })
        .execute();
    });
  });
  return mediaId;
}

async function forget(owner: Owner, mediaIds: readonly string[]): Promise<void> {
  if (mediaIds.length === 0) return;
  const { db } = await database();
  await db
    .deleteFrom("media")
    .where("owner_id", "=", owner.id)
    .where("id", "in", [...mediaIds])
    .where("used_at", "is", null)
    .execute();
}
