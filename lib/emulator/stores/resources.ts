import { type Operation, type SearchStore, type StoredDocument, stateOf } from "./search-store.ts";

const RESPONSE_TYPE =
  "type.googleapis.com/google.ai.generativelanguage.v1main.UploadToFileSearchStoreResponse";

/** Counts are 64-bit numbers, so on the wire they are strings; those of nothing are left out. */
export function toStoreResource(store: SearchStore, now: number) {
  const documents = [...store.documents.values()];
  const count = (state: string) => documents.filter((document) => stateOf(document, now) === state).length;
  const counts = {
    activeDocumentsCount: count("STATE_ACTIVE"),
    pendingDocumentsCount: count("STATE_PENDING"),
    failedDocumentsCount: count("STATE_FAILED"),
    sizeBytes: documents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
  const told = Object.entries(counts).filter(([, number]) => number > 0);
  return {
    name: store.name,
    ...(store.displayName && { displayName: store.displayName }),
    embeddingModel: store.embeddingModel,
    createTime: new Date(store.createdMs).toISOString(),
    updateTime: new Date(store.updatedMs).toISOString(),
    ...Object.fromEntries(told.map(([key, number]) => [key, String(number)])),
  };
}

export function toDocumentResource(document: StoredDocument, now: number) {
  const state = stateOf(document, now);
  return {
    name: document.name,
    displayName: document.displayName,
    ...(document.metadata.length > 0 && { customMetadata: document.metadata }),
    createTime: new Date(document.createdMs).toISOString(),
    updateTime: new Date(state === "STATE_PENDING" ? document.createdMs : document.readyMs).toISOString(),
    state,
    sizeBytes: String(document.sizeBytes),
    mimeType: document.mimeType,
  };
}

/** `done` is there only when it is true. */
export function toOperationResource({ name, document }: Operation, now: number) {
  const state = stateOf(document, now);
  if (state === "STATE_PENDING") return { name };
  if (state === "STATE_FAILED") {
    return { name, done: true, error: { code: 3, message: document.failure, details: [] } };
  }
  const parent = document.name.replace(/\/documents\/.*/, "");
  const { mimeType, sizeBytes } = document;
  const response = { "@type": RESPONSE_TYPE, parent, documentName: document.name, mimeType };
  return { name, done: true, response: { ...response, sizeBytes: String(sizeBytes) } };
}
