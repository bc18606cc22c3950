import { create } from "zustand";
import type { FileStore, Metadata, StoreDocument } from "@/lib/protocol/stores";

/** How far a file is on its way from this page to the server. From there on it is a document. */
export type UploadProgress =
  | { state: "waiting" }
  | { state: "hashing" }
  | { state: "uploading"; sentBytes: number }
  | { state: "failed"; sentence: string; canRetry: boolean };

/** A file that is to come into a store. Its bytes are held by `store-uploads`. */
export type StoreUpload = {
  key: string;
  storeId: string;
  name: string;
  size: number;
  metadata: readonly Metadata[];
  attachmentId: string | null;
  progress: UploadProgress;
};

export type StoreState = {
  /** Null until they are loaded. */
  stores: readonly FileStore[] | null;
  /** Documents by the id of their store, of stores that were opened. */
  documents: Readonly<Record<string, readonly StoreDocument[]>>;
  uploads: readonly StoreUpload[];
};

/** It lives longer than the dialog: files go on coming while that is closed. */
export const useStoreState = create<StoreState>(() => ({ stores: null, documents: {}, uploads: [] }));

export function putDocuments(storeId: string, documents: readonly StoreDocument[]): void {
  useStoreState.setState((state) => ({ documents: { ...state.documents, [storeId]: documents } }));
}

/** A document that is new, or has changed. */
export function putDocument(storeId: string, document: StoreDocument): void {
  const known = useStoreState.getState().documents[storeId] ?? [];
  const isKnown = known.some(({ id }) => id === document.id);
  putDocuments(
    storeId,
    isKnown ? known.map((other) => (other.id === document.id ? document : other)) : [document, ...known],
  );
}

export function dropDocument(storeId: string, documentId: string): void {
  const known = useStoreState.getState().documents[storeId] ?? [];
  putDocuments(
    storeId,
    known.filter(({ id }) => id !== documentId),
  );
}
