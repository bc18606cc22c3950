import { msg } from "@/lib/i18n/translate";
import { MB } from "./media";

// Facts of the Gemini API, but for the number of stores, which is how many one turn can name.
export const DOCUMENT_MAX_BYTES = 100 * MB;
export const STORES_MAX = 10;
export const DOCUMENTS_MAX = 500;
export const STORE_NAME_MAX_LENGTH = 120;
/** The API takes twenty; one of them is ours, see `lib/server/gemini/stores.ts`. */
export const METADATA_MAX = 19;
export const METADATA_KEY_PATTERN = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;
export const METADATA_VALUE_MAX_LENGTH = 500;

const PREFIX = "fileSearchStores/";
export const STORE_ID_PATTERN = /^[a-z0-9-]{1,80}$/;

/** The name that the API has for a store, of the id that stands in our addresses, and back. */
export function storeNameOf(storeId: string): string {
  return PREFIX + storeId;
}

export function storeIdOf(storeName: string): string {
  return storeName.slice(PREFIX.length);
}

/** Why a document is not in its store, and what one can do. */
export const DOCUMENT_PROBLEMS = {
  refused: msg("Google could not index this document."),
  file_missing: msg("The file is no longer stored here. Add it again."),
  store_gone: msg("Google no longer has this store. Delete it and make a new one."),
  key_refused: msg("Google does not accept the key of this server. Try again when that is mended."),
  busy: msg("Google takes no more documents at the moment. Try again later."),
  unreachable: msg("Google did not answer. Try again in a moment."),
  too_slow: msg("Google has been indexing this document for very long. Try again to look at it once more."),
  lost: msg("Google has lost this document. Try again to send it once more."),
} as const;
export type DocumentProblemCode = keyof typeof DOCUMENT_PROBLEMS;
export type DocumentProblem = {
  code: DocumentProblemCode;
  /** What Google said. */
  detail?: string | undefined;
};

/** `uploading` is from here to Google. */
export type DocumentState = "uploading" | "indexing" | "active" | "failed";

export type Metadata = { key: string; value: string | number };

export type StoreDocument = {
  id: string;
  name: string;
  mimeType: string;
  /** Bytes. */
  size: number;
  metadata: Metadata[];
  state: DocumentState;
  /** Of a failed one. */
  problem: DocumentProblem | null;
  /** Whether its bytes are still here, so that they can be sent again. */
  canRetry: boolean;
  createdAt: number;
};

/** A file search store, as far as we know it without asking Google. */
export type FileStore = {
  id: string;
  /** The API's name, which the tool wants. */
  name: string;
  displayName: string;
  createdAt: number;
  documents: { active: number; onTheirWay: number; failed: number; bytes: number };
};

export function isOnItsWay({ state }: Pick<StoreDocument, "state">): boolean {
  return state === "uploading" || state === "indexing";
}
