import { api } from "@/lib/client/api";
import { bringFile, failureOf, isForgotten } from "@/lib/client/attachments/bring-file";
import { ERRORS } from "@/lib/protocol/errors";
import { newId } from "@/lib/protocol/id";
import { mediaTypeOf, mediaTypeOfName } from "@/lib/protocol/media-types";
import { DOCUMENT_MAX_BYTES, type Metadata } from "@/lib/protocol/stores";
import { putDocument, type StoreUpload, type UploadProgress, useStoreState } from "./store-state";

// The files of a message go their own way, and the browser has six connections for both.
const AT_ONCE = 2;

const files = new Map<string, File>();
const queue: string[] = [];
const running = new Map<string, AbortController>();

/** Brings files to the server and into a store. What cannot be a document says so and is not sent. */
export function addFiles(storeId: string, added: readonly File[], metadata: readonly Metadata[]): void {
  const uploads = added.map((file): StoreUpload => {
    const key = newId();
    const sentence = refusalOf(file);
    if (!sentence) files.set(key, file);
    const progress: UploadProgress = sentence
      ? { state: "failed", sentence, canRetry: false }
      : { state: "waiting" };
    return { key, storeId, name: file.name, size: file.size, metadata, attachmentId: null, progress };
  });
  useStoreState.setState((state) => ({ uploads: [...uploads, ...state.uploads] }));
  // Added a second time, it is still there once.
  window.addEventListener("beforeunload", handleUnload);
  for (const { key, progress } of uploads) if (progress.state === "waiting") queue.push(key);
  startNext();
}

export function retryUpload(key: string): void {
  change(key, { progress: { state: "waiting" } });
  queue.push(key);
  startNext();
}

/** Breaks off what is on its way, or forgets what has failed. */
export function cancelUpload(key: string): void {
  const position = queue.indexOf(key);
  if (position !== -1) queue.splice(position, 1);
  running.get(key)?.abort(new Cancelled());
  const attachmentId = find(key)?.attachmentId;
  // Room that was kept is given back; where that fails the server does it by itself in time.
  if (attachmentId) api.removeAttachment(attachmentId).catch(() => undefined);
  drop(key);
}

class Cancelled extends Error {}

function refusalOf({ name, type, size }: File): string | null {
  const kind = (mediaTypeOf(type) ?? mediaTypeOfName(name))?.kind ?? "document";
  if (kind !== "document") return ERRORS.not_a_document.message;
  if (size > DOCUMENT_MAX_BYTES) return ERRORS.document_too_large.message;
  return size === 0 ? ERRORS.empty_file.message : null;
}

/** Files that have not come to the server yet go with the page: the browser asks before that. */
function handleUnload(event: BeforeUnloadEvent): void {
  if (running.size > 0 || queue.length > 0) event.preventDefault();
}

function startNext(): void {
  const key = running.size < AT_ONCE ? queue.shift() : undefined;
  if (key === undefined) return;
  const abort = new AbortController();
  running.set(key, abort);
  void upload(key, abort.signal)
    .catch((cause: unknown) => noteFailure(key, cause))
    .finally(() => {
      running.delete(key);
      startNext();
    });
  startNext();
}

async function upload(key: string, signal: AbortSignal): Promise<void> {
  const file = files.get(key);
  const known = find(key);
  if (!file || !known) return;
  const { name, storeId, metadata, attachmentId } = known;
  const { id } = await bringFile(file, {
    name,
    attachmentId,
    onAnnounced: (announcedId) => change(key, { attachmentId: announcedId }),
    onProgress: (progress) => change(key, { progress }),
    signal,
  });
  const document = await api.addDocument(
    storeId,
    { attachmentId: id, name, metadata: [...metadata] },
    signal,
  );
  putDocument(storeId, document);
  drop(key);
}

function noteFailure(key: string, cause: unknown): void {
  if (cause instanceof Cancelled) return;
  if (isForgotten(cause)) change(key, { attachmentId: null });
  change(key, { progress: { state: "failed", ...failureOf(cause) } });
}

function find(key: string): StoreUpload | undefined {
  return useStoreState.getState().uploads.find((upload) => upload.key === key);
}

function change(key: string, changed: Partial<StoreUpload>): void {
  useStoreState.setState(({ uploads }) => ({
    uploads: uploads.map((upload) => (upload.key === key ? { ...upload, ...changed } : upload)),
  }));
}

function drop(key: string): void {
  files.delete(key);
  useStoreState.setState(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.key !== key) }));
}
