import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "@/lib/server/db/client";
import { toFailure } from "@/lib/server/gemini/failure";
import {
  deleteGoogleDocument,
  findGoogleDocument,
  getGoogleDocument,
  lookAtOperation,
  uploadDocument,
} from "@/lib/server/gemini/stores";
import { withLocalFile } from "@/lib/server/media/local-file";
import { DocumentFailure, toProblem } from "./document-failure";
import { ageOf, saveDocument } from "./document-lease";
import { type DocumentRow, metadataOf } from "./document-row";

const UPLOAD_LIMIT_MS = 30 * 60_000;
const INDEXING_LIMIT_MS = 60 * 60_000;
const TRIES = 3;
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Thrown where somebody else has the document now, or it is gone. */
export class NotOurs extends Error {}

/**
 * Brings a document into its store, from wherever the work on it was left, and notes each step before
 * the next. Throws DocumentFailure, NotOurs, or the signal's reason.
 */
export async function bringDocument(document: DocumentRow, signal: AbortSignal): Promise<void> {
  let row = document;
  if (row.state === "uploading") row = await send(row, signal);
  const name = row.document_name ?? (await awaitOperation(row, signal));
  row = await save(row, { document_name: name });
  await awaitActive(row, name, signal);
  await save(row, { state: "active", media_id: null, operation_name: null });
}

async function send(row: DocumentRow, signal: AbortSignal): Promise<DocumentRow> {
  const { engine } = await database();
  const indexing = { state: "indexing", indexing_since: engine.now } as const;
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted();
    try {
      const found = row.is_sent ? await findUsable(row) : null;
      if (found) return await save(row, { ...indexing, document_name: found });
      await save(row, { is_sent: 1 });
      return await save(row, { ...indexing, operation_name: await upload(row, signal), document_name: null });
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof DocumentFailure || cause instanceof NotOurs) throw cause;
      const { problem, isFinal } = toProblem(cause);
      if (isFinal || tries >= TRIES) throw new DocumentFailure(problem);
      row = { ...row, is_sent: 1 };
      await sleep(waitFor(cause, FIRST_WAIT_MS * 4 ** tries), null, { signal });
    }
  }
}

/** What an upload whose answer was lost has left at Google. What failed there is cleared away. */
async function findUsable({ store_name, id }: DocumentRow): Promise<string | null> {
  const found = await findGoogleDocument(store_name, id);
  if (found?.state !== "failed") return found?.name ?? null;
  await deleteGoogleDocument(found.name);
  return null;
}

async function upload(row: DocumentRow, signal: AbortSignal): Promise<string> {
  const { blobId } = await findBytes(row);
  const { id, name, store_name: storeName, mime_type: mimeType } = row;
  const document = { id, name, storeName, mimeType, metadata: metadataOf(row) };
  const limited = AbortSignal.any([signal, AbortSignal.timeout(UPLOAD_LIMIT_MS)]);
  const operation = await withLocalFile(blobId, (path) => uploadDocument(path, document, limited));
  if (operation === null) throw new DocumentFailure({ code: "file_missing" });
  return operation;
}

async function findBytes({ id, media_id }: DocumentRow): Promise<{ blobId: string }> {
  const { db } = await database();
  const media = await db
    .selectFrom("media")
    .select("blob_id")
    .where("id", "=", media_id ?? "")
    // Asked here: its owner may have signed in since its row was read, and have another id.
    .where("owner_id", "=", (eb) =>
      eb
        .selectFrom("store_documents")
        .select("store_documents.owner_id")
        .where("store_documents.id", "=", id),
    )
    .executeTakeFirst();
  if (!media?.blob_id) throw new DocumentFailure({ code: "file_missing" });
  return { blobId: media.blob_id };
}

/** Waits for the operation and returns the name of the document that it made. */
async function awaitOperation(row: DocumentRow, signal: AbortSignal): Promise<string> {
  const { operation_name: operation } = row;
  if (operation === null) throw new DocumentFailure({ code: "lost" });
  return poll(row, signal, async () => {
    const { isDone, documentName, failure } = await lookAtOperation(operation);
    if (failure !== null) throw new DocumentFailure({ code: "refused", ...(failure && { detail: failure }) });
    if (!isDone) return null;
    // An operation need not say what it has made.
    return documentName ?? (await findGoogleDocument(row.store_name, row.id))?.name ?? null;
  });
}

async function awaitActive(row: DocumentRow, name: string, signal: AbortSignal): Promise<void> {
  await poll(row, signal, async () => {
    const { state } = await getGoogleDocument(name);
    if (state === "failed") throw new DocumentFailure({ code: "refused" });
    return state === "active" ? true : null;
  });
}

/** Looks again and again until there is something to see. A look that failed says nothing; the next one may. */
async function poll<T>(row: DocumentRow, signal: AbortSignal, look: () => Promise<T | null>): Promise<T> {
  const before = row.indexing_since === null ? 0 : await ageOf(row.indexing_since);
  const end = performance.now() + INDEXING_LIMIT_MS - before;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    const seen = await look().catch((cause: unknown) => judge(cause));
    if (seen !== null) return seen;
    signal.throwIfAborted();
    if (performance.now() > end) throw new DocumentFailure({ code: "too_slow" });
    await sleep(wait, null, { signal });
  }
}

function judge(cause: unknown): null {
  if (cause instanceof DocumentFailure) throw cause;
  if (toFailure(cause).status === 404) throw new DocumentFailure({ code: "lost" });
  return null;
}

async function save(row: DocumentRow, change: Parameters<typeof saveDocument>[1]): Promise<DocumentRow> {
  const saved = await saveDocument(row.id, change);
  if (!saved) throw new NotOurs();
  return saved;
}

function waitFor(cause: unknown, waitMs: number): number {
  return Math.min(toFailure(cause).retryAfterMs ?? waitMs, LONGEST_WAIT_MS);
}
