import "server-only";
import { openAsBlob } from "node:fs";
import {
  type CustomMetadata,
  type Document,
  DocumentState,
  UploadToFileSearchStoreOperation,
} from "@google/genai";
import type { Metadata } from "@/lib/protocol/stores";
import { gemini } from "./client";

const TIMEOUT_MS = 15_000;
const LONGEST_NAME = 512;
const PAGE_SIZE = 20;
// The key under which a document at Google says which of ours it is. An upload whose answer was lost is
// found by it, where a second upload would have the same text in the store twice.
const OUR_KEY = "parley_document";

type Local = { id: string; storeName: string; name: string; mimeType: string; metadata: readonly Metadata[] };

/** A document as Google has it. */
export type GoogleDocument = { name: string; state: "pending" | "active" | "failed" };

/** How far the work on a document is. `failure` is what Google says of it. */
export type Indexing = { isDone: boolean; documentName: string | null; failure: string | null };

/** Makes a store, and returns its name: `fileSearchStores/` and an id. By its mark it is found again. */
export async function createGoogleStore(displayName: string, mark: string): Promise<string> {
  const config = { displayName: displayName + signOf(mark) };
  const { name } = await client().fileSearchStores.create({ config });
  if (!name) throw new Error("The API made a store without a name.");
  return name;
}

/** The name of the store that was made with this mark; null where there is none. */
export async function findGoogleStore(mark: string): Promise<string | null> {
  for await (const store of await client().fileSearchStores.list({ config: { pageSize: PAGE_SIZE } })) {
    if (store.name && store.displayName?.endsWith(signOf(mark))) return store.name;
  }
  return null;
}

// A store has no field but this for words of ours.
function signOf(mark: string): string {
  return ` (${mark})`;
}

/** Throws the SDK's error, with the status 404 where Google does not have it. */
export async function lookAtGoogleStore(name: string): Promise<void> {
  await client().fileSearchStores.get({ name });
}

/** Deletes a store with all its documents. */
export async function deleteGoogleStore(name: string): Promise<void> {
  await client().fileSearchStores.delete({ name, config: { force: true } });
}

/**
 * Uploads a file into a store, piece by piece, and returns the name of the operation that indexes it. The
 * upload goes straight into the store, because only that gives the document the name that citations show:
 * a file that is imported from the Files API is cited as `files/…`.
 */
export async function uploadDocument(path: string, document: Local, signal: AbortSignal): Promise<string> {
  const { storeName, name, mimeType } = document;
  const operation = await gemini(signal).fileSearchStores.uploadToFileSearchStore({
    fileSearchStoreName: storeName,
    file: await openAsBlob(path, { type: mimeType }),
    config: {
      mimeType,
      displayName: name.slice(0, LONGEST_NAME),
      customMetadata: [...document.metadata.map(toCustom), { key: OUR_KEY, stringValue: document.id }],
      abortSignal: signal,
    },
  });
  if (!operation.name) throw new Error("The API took a document without an operation.");
  return operation.name;
}

export async function lookAtOperation(name: string): Promise<Indexing> {
  const operation = Object.assign(new UploadToFileSearchStoreOperation(), { name });
  const { done, error, response } = await client().operations.get({ operation });
  const message = error?.message;
  return {
    isDone: done === true,
    documentName: (response as UploadToFileSearchStoreOperation["response"])?.documentName ?? null,
    failure: error ? (typeof message === "string" ? message : "") : null,
  };
}

export async function getGoogleDocument(name: string): Promise<GoogleDocument> {
  const document = await client().fileSearchStores.documents.get({ name });
  return toGoogleDocument({ ...document, name });
}

/** The document that was uploaded as this one of ours; null where the store has none. */
export async function findGoogleDocument(storeName: string, id: string): Promise<GoogleDocument | null> {
  const { documents } = client().fileSearchStores;
  const isOurs = ({ key, stringValue }: CustomMetadata) => key === OUR_KEY && stringValue === id;
  for await (const document of await documents.list({ parent: storeName, config: { pageSize: PAGE_SIZE } })) {
    if (document.name && document.customMetadata?.some(isOurs)) return toGoogleDocument(document);
  }
  return null;
}

export async function deleteGoogleDocument(name: string): Promise<void> {
  await client().fileSearchStores.documents.delete({ name, config: { force: true } });
}

function client() {
  return gemini(AbortSignal.timeout(TIMEOUT_MS));
}

function toCustom({ key, value }: Metadata): CustomMetadata {
  return typeof value === "number" ? { key, numericValue: value } : { key, stringValue: value };
}

function toGoogleDocument({ name = "", state }: Document): GoogleDocument {
  if (state === DocumentState.STATE_FAILED) return { name, state: "failed" };
  return { name, state: state === DocumentState.STATE_PENDING ? "pending" : "active" };
}
