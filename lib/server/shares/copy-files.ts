import "server-only";
import { newId } from "@/lib/protocol/id";
import type { SharedFile } from "@/lib/protocol/shared-content";
import type { Owner } from "@/lib/server/access/owner";
import { HttpError } from "@/lib/server/errors";
import { inLine } from "@/lib/server/in-line";
import { errorFields, log } from "@/lib/server/log";
import { blobStore } from "@/lib/server/media/blob-store";
import { checkDiskRoom, type Incoming, withIncoming } from "@/lib/server/media/incoming";
import { readWhole } from "@/lib/server/media/local-file";
import { noteMissing } from "@/lib/server/media/missing";
import { findMedia, type StoredMedia } from "@/lib/server/media/stored-media";
import { NotStrippable } from "./not-strippable";
import { sharingOf } from "./strip";

// Each is in memory as a whole, and whoever has one large picture could ask for many links to it at once.
const PICTURES = { name: "pictures for shares", places: 1 };

export type Copy = SharedFile & { sha256: string };

/**
 * Copies files for a share, each under an id of its own, and gives the copies by the id of their media. Nothing
 * is left in the store where one of them cannot be shared: then `file_not_shareable` is thrown.
 */
export async function copyFiles(owner: Owner, mediaIds: readonly string[]): Promise<Map<string, Copy>> {
  const stored = await findMedia(owner, mediaIds);
  const copies = new Map<string, Copy>();
  try {
    for (const mediaId of new Set(mediaIds)) {
      const media = stored.get(mediaId);
      if (!media) throw notShareable();
      copies.set(mediaId, await copyFile(media));
    }
    return copies;
  } catch (cause) {
    await removeCopies([...copies.values()].map(({ id }) => id));
    throw cause instanceof NotStrippable ? notShareable(cause) : cause;
  }
}

/** Removes the bytes of copies whose rows are gone. What is left of them here, the check of files finds. */
export async function removeCopies(ids: readonly string[]): Promise<void> {
  const store = await blobStore();
  for (const id of ids) {
    await store
      .remove(id)
      .catch((cause: unknown) => log.error(errorFields(cause), "bytes of a share could not be removed"));
  }
}

function notShareable(cause?: unknown): HttpError {
  return new HttpError("file_not_shareable", { field: "mediaIds", cause });
}

async function copyFile(media: StoredMedia): Promise<Copy> {
  const sharing = sharingOf(media);
  if ("problem" in sharing) throw notShareable();
  await checkDiskRoom(media.size);
  const { strip } = sharing;
  const copy = async () =>
    withIncoming(strip ? await readStripped(media, strip) : await open(media), (incoming) =>
      keep(media, incoming),
    );
  return strip ? inLine(PICTURES, copy) : copy();
}

async function keep({ name, mimeType, width, height }: StoredMedia, incoming: Incoming): Promise<Copy> {
  const { path, size, sha256 } = incoming;
  const id = newId();
  await (await blobStore()).put(id, path, { mimeType, size });
  return { id, name, mimeType, size, sha256, width, height };
}

async function readStripped(media: StoredMedia, strip: (file: Buffer) => Buffer): Promise<Buffer[]> {
  const whole = await readWhole(media.blobId);
  if (!whole) throw notShareable();
  return [strip(whole)];
}

async function open({ blobId }: StoredMedia): Promise<ReadableStream<Uint8Array>> {
  const bytes = await (await blobStore()).read(blobId);
  if (bytes) return bytes;
  await noteMissing(blobId);
  throw notShareable();
}
