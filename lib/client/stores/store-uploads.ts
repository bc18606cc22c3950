import { api } from "@/lib/client/api";
import { bringFile, failureOf, isForgotten } from "@/lib/client/attachments/bring-file";
import { toolsApi } from "@/lib/client/tools-api";
import { createUploadQueue } from "@/lib/client/upload-queue";
import { t } from "@/lib/i18n/translate";
import { ERRORS } from "@/lib/protocol/errors";
import { newId } from "@/lib/protocol/id";
import { mediaTypeOf, mediaTypeOfName } from "@/lib/protocol/media-types";
import { DOCUMENT_MAX_BYTES, type Metadata } from "@/lib/protocol/stores";
import { putDocument, type StoreUpload, type UploadProgress, useStoreState } from "./store-state";

const queue = createUploadQueue({ upload, onFailure: noteFailure });

/** Brings files to the server and into a store. What cannot be a document says so and is not sent. */
export function addFiles(storeId: string, added: readonly File[], metadata: readonly Metadata[]): void {
  const uploads = added.map((file): StoreUpload => {
    const sentence = refusalOf(file);
    const progress: UploadProgress = sentence
      ? { state: "failed", sentence, canRetry: false }
      : { state: "waiting" };
    return {
      key: newId(),
      storeId,
      name: file.name,
      size: file.size,
      metadata,
      attachmentId: null,
      progress,
    };
  });
  useStoreState.setState((state) => ({ uploads: [...uploads, ...state.uploads] }));
  for (const [index, file] of added.entries()) {
    const made = uploads[index];
    if (made?.progress.state === "waiting") queue.add(made.key, file);
  }
}

export function retryUpload(key: string): void {
  change(key, { progress: { state: "waiting" } });
  queue.retry(key);
}

/** Breaks off what is on its way, or forgets what has failed. */
export function cancelUpload(key: string): void {
  queue.cancel(key);
  const attachmentId = find(key)?.attachmentId;
  // Room that was kept is given back; where that fails the server does it by itself in time.
  if (attachmentId) api.removeAttachment(attachmentId).catch(() => undefined);
  drop(key);
}

function refusalOf({ name, type, size }: File): string | null {
  const kind = (mediaTypeOf(type) ?? mediaTypeOfName(name))?.kind ?? "document";
  if (kind !== "document") return t(ERRORS.not_a_document.message);
  if (size > DOCUMENT_MAX_BYTES) return t(ERRORS.document_too_large.message);
  return size === 0 ? t(ERRORS.empty_file.message) : null;
}

async function upload(key: string, file: File, signal: AbortSignal): Promise<void> {
  const known = find(key);
  if (!known) return;
  const { name, storeId, metadata, attachmentId } = known;
  const { id } = await bringFile(file, {
    name,
    attachmentId,
    onAnnounced: (announcedId) => change(key, { attachmentId: announcedId }),
    onProgress: (progress) => change(key, { progress }),
    signal,
  });
  const document = await toolsApi.addDocument(
    storeId,
    { attachmentId: id, name, metadata: [...metadata] },
    signal,
  );
  putDocument(storeId, document);
  drop(key);
}

function noteFailure(key: string, cause: unknown): void {
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
  useStoreState.setState(({ uploads }) => ({ uploads: uploads.filter((upload) => upload.key !== key) }));
}
