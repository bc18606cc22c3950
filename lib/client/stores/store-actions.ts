import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import { toolsApi } from "@/lib/client/tools-api";
import { msg, t } from "@/lib/i18n/translate";
import type { FileStore } from "@/lib/protocol/stores";
import { dropDocument, putDocument, useStoreState } from "./store-state";

const NOT_REACHED = msg("The server could not be reached. Try again when there is a connection.");

/** What to say of something that did not work. */
export function sentenceOf(cause: unknown): string {
  return cause instanceof ApiError ? cause.message : t(NOT_REACHED);
}

export async function loadStores(): Promise<void> {
  const { stores } = await toolsApi.listStores();
  useStoreState.setState({ stores });
}

export async function createStore(displayName: string): Promise<FileStore> {
  await ensureSession();
  const created = await toolsApi.createStore(displayName);
  useStoreState.setState(({ stores }) => ({ stores: [created, ...(stores ?? [])] }));
  return created;
}

export async function deleteStore(storeId: string): Promise<void> {
  await toolsApi.deleteStore(storeId).catch(ignoreMissing);
  useStoreState.setState(({ stores, uploads }) => ({
    stores: stores?.filter(({ id }) => id !== storeId),
    uploads: uploads.filter((upload) => upload.storeId !== storeId),
  }));
}

export async function retryDocument(storeId: string, documentId: string): Promise<void> {
  putDocument(storeId, await toolsApi.retryDocument(storeId, documentId));
}

export async function removeDocument(storeId: string, documentId: string): Promise<void> {
  await toolsApi.removeDocument(storeId, documentId).catch(ignoreMissing);
  dropDocument(storeId, documentId);
}

/** Deleted in another tab is deleted, too. */
function ignoreMissing(cause: unknown): void {
  if (!(cause instanceof ApiError) || cause.status !== 404) throw cause;
}
