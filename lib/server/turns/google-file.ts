import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Preparing } from "@/lib/protocol/thread";
import type { TurnError } from "@/lib/protocol/turn-errors";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { toFailure } from "@/lib/server/gemini/failure";
import { type GoogleFile, getFile, uploadFile } from "@/lib/server/gemini/files";
import { withLocalFile } from "@/lib/server/media/local-file";
import type { StoredMedia } from "@/lib/server/media/stored-media";
import { processWide } from "@/lib/server/process-wide";

/** Thrown where a file cannot be brought to Google: the turn ends with it. */
export class FileFailure extends Error {
  readonly error: TurnError;
  constructor(error: TurnError) {
    super(error.code);
    this.error = error;
  }
}

type Stage = Preparing["stage"];
type Upload = { file: Promise<GoogleFile>; stage: Stage };

// A copy that is about to expire could do so while the model reads it.
const MARGIN_MS = 10 * 60_000;
const UPLOAD_LIMIT_MS = 30 * 60_000;
const TRIES = 3;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5_000;

/**
 * The address at Google of a stored file, uploaded where Google does not have it, or not for long.
 * Turns that need the same file at once share one upload. Throws FileFailure, or the signal's reason.
 */
export async function googleUriOf(
  media: StoredMedia,
  tell: (stage: Stage) => void,
  signal: AbortSignal,
): Promise<string> {
  const known = await findCopy(media.blobId);
  if (known) return known;
  const uploads = processWide("google-uploads", () => new Map<string, Upload>());
  const upload = uploads.get(media.blobId) ?? startUpload(media, uploads);
  for (let shown: Stage | null = null; ; ) {
    if (shown !== upload.stage) tell(upload.stage);
    shown = upload.stage;
    const file = await Promise.race([upload.file, sleep(FIRST_WAIT_MS, null, { signal })]);
    if (file) return file.uri;
  }
}

/** Google refused these copies: the next turn that needs the files uploads them again. */
export async function forgetCopies(blobIds: readonly string[]): Promise<void> {
  if (blobIds.length === 0) return;
  const { db } = await database();
  const none = { google_name: null, google_uri: null, google_expires_at: null };
  await db.updateTable("blobs").set(none).where("id", "in", blobIds).execute();
}

/** The address of a copy that Google keeps for a while yet; null where there is none. */
export async function findCopy(blobId: string): Promise<string | null> {
  const { db } = await database();
  const row = await db
    .selectFrom("blobs")
    .select("google_uri")
    .where("id", "=", blobId)
    .where("google_expires_at", ">", Date.now() + MARGIN_MS)
    .executeTakeFirst();
  return row?.google_uri ?? null;
}

function startUpload(media: StoredMedia, uploads: Map<string, Upload>): Upload {
  // The upload is of the file, not of one turn: who stops a turn does not stop it for the others.
  const upload: Upload = { stage: "uploading", file: Promise.resolve().then(() => bring(media, upload)) };
  uploads.set(media.blobId, upload);
  const forget = () => uploads.delete(media.blobId);
  upload.file.then(forget, forget);
  return upload;
}

async function bring(media: StoredMedia, upload: Upload): Promise<GoogleFile> {
  const sent = await withLocalFile(media.blobId, (path) => uploadPatiently(path, media));
  if (!sent) throw new FileFailure({ code: "file_missing", detail: media.name });
  upload.stage = "processing";
  const file = await awaitActive(sent, media.name);
  const { db } = await database();
  await db
    .updateTable("blobs")
    .set({ google_name: file.name, google_uri: file.uri, google_expires_at: file.expiresAt })
    .where("id", "=", media.blobId)
    .execute();
  return file;
}

/** An upload costs nothing, so it is tried again whatever broke it, unless Google said no. */
async function uploadPatiently(path: string, { name, mimeType }: StoredMedia): Promise<GoogleFile> {
  const signal = AbortSignal.timeout(UPLOAD_LIMIT_MS);
  for (let tries = 1; ; tries++) {
    try {
      return await uploadFile(path, { name, mimeType }, signal);
    } catch (cause) {
      const { status, error, retryAfterMs } = toFailure(cause);
      const isFinal = status !== null && status < 500 && status !== 429 && status !== 408;
      if (isFinal)
        throw new FileFailure({
          ...error,
          ...(error.code === "refused_request" && { code: "file_refused" }),
        });
      if (tries >= TRIES) throw new FileFailure(status === null ? { code: "upstream_unavailable" } : error);
      await sleep(Math.min(retryAfterMs ?? FIRST_WAIT_MS * 4 ** tries, LONGEST_WAIT_MS));
    }
  }
}

async function awaitActive(uploaded: GoogleFile, name: string): Promise<GoogleFile> {
  let file = uploaded;
  let wait = FIRST_WAIT_MS;
  for (const began = performance.now(); file.state === "PROCESSING"; ) {
    if (performance.now() - began > env().FILE_PROCESSING_LIMIT_MS) {
      throw new FileFailure({ code: "file_not_ready", detail: name });
    }
    await sleep(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    // A look that failed says nothing of the file; the next one may.
    file = (await getFile(file.name).catch(() => null)) ?? file;
  }
  if (file.state === "FAILED") throw new FileFailure({ code: "file_refused", detail: name });
  return file;
}
