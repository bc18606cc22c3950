import "server-only";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { newId } from "@/lib/protocol/id";
import type { MediaContent, MediaProblem } from "@/lib/protocol/media";
import { mediaTypeOf } from "@/lib/protocol/media-types";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { isStorageFull } from "@/lib/server/db/storage-full";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { downloadFile } from "@/lib/server/gemini/files";
import { checkDiskRoom, type Incoming, withIncoming } from "./incoming";
import { inspect } from "./inspect";
import { keepBlob } from "./keep";
import { findMedia, toContent } from "./stored-media";
import { rawSoundOf, wavHeader } from "./wav";

/** Something that a model made: its bytes, or where Google keeps them. */
export type Made = {
  type: MediaContent["type"];
  mime_type?: string | undefined;
  sample_rate?: number | undefined;
  channels?: number | undefined;
  bytes: readonly Uint8Array[] | { uri: string };
};

/** For whom, for which turn, and what it is to be called. */
export type MadeFor = { owner: Owner; turnId: string; title: string };

const MOST_BYTES = 512 * 1024 ** 2;
const DOWNLOAD_MS = 5 * 60_000;

/**
 * Keeps what a model made, as part of its turn, and gives the block that stands for it. Bytes that
 * cannot be kept leave a block that says why: the rest of the answer is worth having.
 */
export async function keepMade(made: Made, about: MadeFor): Promise<MediaContent> {
  try {
    return await ("uri" in made.bytes
      ? fetchAndStore(made, made.bytes.uri, about)
      : store(made, made.bytes, about));
  } catch (cause) {
    const { type, mime_type } = made;
    return { type, mime_type, mediaProblem: problemOf(cause) } as MediaContent;
  }
}

async function store(made: Made, bytes: readonly Uint8Array[], about: MadeFor): Promise<MediaContent> {
  const size = bytes.reduce((sum, piece) => sum + piece.byteLength, 0);
  if (size > mostBytes()) throw new HttpError("file_too_large");
  await checkDiskRoom(size);
  const raw = rawSoundOf(made);
  const whole = raw ? [wavHeader(size, raw), ...bytes] : bytes;
  const declaredType = raw ? "audio/wav" : (made.mime_type ?? "");
  return withIncoming(whole, (incoming) => link(incoming, declaredType, about));
}

async function link(incoming: Incoming, declaredType: string, about: MadeFor): Promise<MediaContent> {
  const { owner, turnId, title } = about;
  let id = newId();
  const name = nameOf(title, declaredType);
  const inspection = await inspect(incoming.path, { name, declaredType });
  const { engine } = await database();
  await keepBlob(owner, incoming, inspection, async (tx, blobId) => {
    // What is fetched again after a lost connection is there already.
    const known = await tx
      .selectFrom("media")
      .innerJoin("media_uses", "media_uses.media_id", "media.id")
      .select("media.id")
      .where("media_uses.turn_id", "=", turnId)
      .where("media.blob_id", "=", blobId)
      .executeTakeFirst();
    if (known) {
      id = known.id;
      return;
    }
    await tx
      .insertInto("media")
      .values({
        id,
        owner_id: owner.id,
        blob_id: blobId,
        name,
        declared_type: declaredType,
        size: incoming.size,
        sha256: incoming.sha256,
        created_at: engine.now,
        used_at: engine.now,
      })
      .execute();
    await tx.insertInto("media_uses").values({ turn_id: turnId, media_id: id }).execute();
  });
  const media = (await findMedia(owner, [id])).get(id);
  if (!media) throw new HttpError("not_found");
  return toContent(media);
}

const LONGEST_TITLE = 60;

function nameOf(title: string, mimeType: string): string {
  const line = title.replaceAll(/\s+/g, " ").trim();
  // A sentence ends with a stop, and a name that does would have two.
  const stem =
    Array.from(line)
      .slice(0, LONGEST_TITLE)
      .join("")
      .replace(/[\s.]+$/, "") || "untitled";
  return `${stem}.${mediaTypeOf(mimeType)?.extensions[0] ?? "bin"}`;
}

/** By way of the disk: a film may be larger than what should be in memory. */
function fetchAndStore(made: Omit<Made, "bytes">, uri: string, about: MadeFor): Promise<MediaContent> {
  return withIncoming([], async ({ path }) => {
    await downloadFile(uri, path, AbortSignal.timeout(DOWNLOAD_MS));
    const { size } = await stat(path);
    if (size > mostBytes()) throw new HttpError("file_too_large");
    await checkDiskRoom(size);
    return withIncoming(createReadStream(path), (incoming) => link(incoming, made.mime_type ?? "", about));
  });
}

function mostBytes(): number {
  return Math.min(MOST_BYTES, env().MAX_FILE_BYTES);
}

function problemOf(cause: unknown): MediaProblem {
  const code = cause instanceof HttpError ? cause.code : null;
  if (code === "storage_full" || isStorageFull(cause)) return "storage_full";
  return code === "file_too_large" ? "too_large" : "not_readable";
}
