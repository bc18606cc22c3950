import "server-only";
import { newId } from "@/lib/protocol/id";
import { type MediaContent, mediaUri } from "@/lib/protocol/media";
import type { TransferFile } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { checkDiskRoom, withIncoming } from "@/lib/server/media/incoming";
import { inspect } from "@/lib/server/media/inspect";
import { keepBlob } from "@/lib/server/media/keep";
import { checkQuota } from "@/lib/server/media/quota";
import { findMedia, toContent } from "@/lib/server/media/stored-media";
import type { Package } from "./open-package";
import { unreadable } from "./unreadable";

type Present = Extract<TransferFile, { sha256: string }>;

/** What stands for every file of a conversation, by its path, and the ids of those whose bytes came. */
export type TakenFiles = { contents: ReadonlyMap<string, MediaContent>; mediaIds: readonly string[] };

/**
 * Takes in the files of a conversation, each as strictly as one that is attached, and hands them to `use`.
 * Until a turn has them they are nobody's: whatever fails, no row of them is left.
 */
export async function withFiles<T>(
  owner: Owner,
  source: Package,
  files: readonly TransferFile[],
  use: (taken: TakenFiles) => Promise<T>,
): Promise<T> {
  const ids = await keepRoom(owner, files.filter(isPresent));
  try {
    for (const [position, file] of files.entries()) {
      const id = ids.get(file.path);
      if (isPresent(file) && id) await take(owner, source, { id, file, field: `files.${position}` });
    }
    return await use(await toTaken(owner, files, ids));
  } catch (cause) {
    await forget(owner, [...ids.values()]);
    throw cause;
  }
}

function isPresent(file: TransferFile): file is Present {
  return "sha256" in file;
}

async function keepRoom(owner: Owner, files: readonly Present[]): Promise<Map<string, string>> {
  const ids = new Map(files.map(({ path }) => [path, newId()] as const));
  if (files.length === 0) return ids;
  if (files.some(({ size }) => size > env().MAX_FILE_BYTES)) throw new HttpError("file_too_large");
  const { db, engine } = await database();
  const rows = files.map(({ path, name, mime_type, size, sha256 }) => ({
    id: ids.get(path) ?? "",
    owner_id: owner.id,
    blob_id: null,
    name: name.replaceAll(/\p{Cc}/gu, " "),
    declared_type: mime_type,
    size,
    sha256,
    created_at: engine.now,
  }));
  const sizes = files.map(({ size }) => size);
  await db.transaction().execute(async (tx) => {
    await checkQuota(tx, owner, sizes);
    // At most 2,000 rows of eight values: fewer than a statement of SQLite takes.
    await tx.insertInto("media").values(rows).execute();
  });
  return ids;
}

type Taking = { id: string; file: Present; field: string };

async function take(owner: Owner, source: Package, { id, file, field }: Taking): Promise<void> {
  const { path, size, sha256, name, mime_type } = file;
  await checkDiskRoom(size);
  await withIncoming(source.openFile(path, { size, field }), async (incoming) => {
    if (incoming.size !== size || incoming.sha256 !== sha256) throw unreadable(field);
    const inspection = await inspect(incoming.path, { name, declaredType: mime_type }).catch((cause) => {
      throw cause instanceof HttpError ? new HttpError(cause.code, { field, cause }) : cause;
    });
    await keepBlob(owner, incoming, inspection, async (tx, blobId) => {
      await tx
        .updateTable("media")
        .set({ blob_id: blobId })
        .where("id", "=", id)
        .where("owner_id", "=", owner.id)
        .execute();
    });
  });
}

async function toTaken(
  owner: Owner,
  files: readonly TransferFile[],
  ids: ReadonlyMap<string, string>,
): Promise<TakenFiles> {
  const stored = await findMedia(owner, [...ids.values()]);
  const contents = new Map<string, MediaContent>();
  for (const file of files) {
    const media = stored.get(ids.get(file.path) ?? "");
    contents.set(file.path, media ? toContent(media) : toMissing(file));
  }
  return { contents, mediaIds: [...ids.values()] };
}

/** One that was gone before is named as before, and is as gone as before. */
function toMissing({ name, size, mime_type }: TransferFile): MediaContent {
  const id = newId();
  // Its kind stays that of the block that it is placed in.
  return { uri: mediaUri(id), mime_type, media: { id, name, size } } as MediaContent;
}

async function forget(owner: Owner, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { db } = await database();
  await db
    .deleteFrom("media")
    .where("owner_id", "=", owner.id)
    .where("id", "in", [...ids])
    .where("used_at", "is", null)
    .execute();
}
