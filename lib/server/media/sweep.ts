import "server-only";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Expression, sql } from "kysely";
import { database } from "@/lib/server/db/client";
import { isReferred } from "@/lib/server/db/referred";
import { env } from "@/lib/server/env";
import { deleteFile } from "@/lib/server/gemini/files";
import { errorFields, log } from "@/lib/server/log";
import { blobStore } from "./blob-store";
import { incomingFolder } from "./incoming";
import { noteMissing } from "./missing";

const HOUR_MS = 3_600_000;
const BATCH = 200;

/**
 * Removes what nobody points to any more: media that no turn has, files of drafts that were given up,
 * and then bytes that no media has. Returns how many bytes' keys were removed from the store.
 */
export async function sweepMedia(): Promise<number> {
  await forgetUnused();
  const { db } = await database();
  const orphans = await db
    .selectFrom("blobs")
    .select("id")
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("media").select("media.id").whereRef("media.blob_id", "=", "blobs.id"))),
    )
    .limit(BATCH)
    .execute();
  for (const { id } of orphans) {
    await removeOrphan(id).catch((cause: unknown) =>
      log.error({ blobId: id, ...errorFields(cause) }, "bytes could not be removed"),
    );
  }
  return orphans.length;
}

async function forgetUnused(): Promise<void> {
  const { db, engine } = await database();
  const before = (ms: number): Expression<number> => sql<number>`${engine.now} - ${sql.lit(ms)}`;
  const unused = await db
    .selectFrom("media")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([
          eb("used_at", "is not", null),
          eb.not(
            eb.exists(
              eb
                .selectFrom("media_uses")
                .select("media_uses.turn_id")
                .whereRef("media_uses.media_id", "=", "media.id"),
            ),
          ),
          // A document that is still on its way to its store, or may be sent again.
          eb.not(
            eb.exists(
              eb
                .selectFrom("store_documents")
                .select("store_documents.id")
                .whereRef("store_documents.media_id", "=", "media.id"),
            ),
          ),
        ]),
        eb.and([eb("used_at", "is", null), eb("created_at", "<", before(env().DRAFT_FILES_MS))]),
        // Announced, and never came; a large file over a slow line may take its hours.
        eb.and([
          eb("used_at", "is", null),
          eb("blob_id", "is", null),
          eb("created_at", "<", before(24 * HOUR_MS)),
        ]),
      ]),
    )
    .limit(BATCH)
    .execute();
  for (const { id } of unused) await forget(id);
}

/** A turn may take the file in just this moment: then its use refers to it, and the database keeps it. */
async function forget(mediaId: string): Promise<void> {
  const { db } = await database();
  try {
    await db.deleteFrom("media").where("id", "=", mediaId).execute();
  } catch (cause) {
    if (!isReferred(cause)) throw cause;
  }
}

/** Row before bytes: bytes without a row are found again below, a row without bytes would be a lie. */
async function removeOrphan(blobId: string): Promise<void> {
  const { db } = await database();
  const gone = await db
    .deleteFrom("blobs")
    .where("id", "=", blobId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom("media").select("media.id").whereRef("media.blob_id", "=", "blobs.id"))),
    )
    .returning("google_name")
    .executeTakeFirst();
  if (!gone) return;
  await (await blobStore()).remove(blobId);
  // Google forgets it by itself after two days, so one try is enough.
  if (gone.google_name) await deleteFile(gone.google_name).catch(() => undefined);
}

/**
 * Brings rows and store in line, both ways: bytes without a row are removed once they are an hour old
 * (a younger one may be about to get its row), and rows without bytes are marked.
 */
export async function reconcileStore(): Promise<void> {
  const { db } = await database();
  const store = await blobStore();
  const rows = await db.selectFrom("blobs").select("id").where("missing_at", "is", null).execute();
  const promised = new Set(rows.map(({ id }) => id));
  for await (const { key, storedAt } of store.list()) {
    if (promised.delete(key) || Date.now() - storedAt < HOUR_MS) continue;
    if (!(await isKnown(key))) await store.remove(key);
  }
  for (const id of promised) {
    const bytes = await store.read(id, { start: 0, end: 0 });
    if (bytes) await bytes.cancel();
    else await noteMissing(id);
  }
  await clearIncoming();
}

/** Bytes are those of media, or of a copy that is public under a link. */
async function isKnown(key: string): Promise<boolean> {
  const { db } = await database();
  const blob = await db.selectFrom("blobs").select("id").where("id", "=", key).executeTakeFirst();
  return blob !== undefined || (await isShared(key));
}

async function isShared(key: string): Promise<boolean> {
  const { db } = await database();
  const copy = await db.selectFrom("share_files").select("id").where("id", "=", key).executeTakeFirst();
  return copy !== undefined;
}

/** What a crash left of files on their way in. */
async function clearIncoming(): Promise<void> {
  for (const name of await readdir(incomingFolder()).catch(() => [])) {
    const path = join(incomingFolder(), name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > HOUR_MS) await rm(path, { force: true });
  }
}
