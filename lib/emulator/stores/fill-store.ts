import { refuseClassic } from "../errors.ts";
import { type DocumentText, isReadable } from "../facts/document-text.ts";
import { type FileFaults, parseFileFaults } from "../files/file-faults.ts";
import { parseMimeType, startUploadOf } from "../files/start-upload.ts";
import { json, type RouteRequest } from "../router.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import { type Metadata, parseMetadata } from "./metadata.ts";
import { toSlug } from "./names.ts";
import { toOperationResource } from "./resources.ts";
import type { Operation, SearchStore } from "./search-store.ts";
import { knownStore, parseDisplayName } from "./stores-routes.ts";

const LARGEST_DOCUMENT = 100 * 1024 ** 2;
const INDEXING_MS = 2_500;

/** What is to become of an upload to a store. */
export interface StorePlan {
  store: SearchStore;
  metadata: Metadata[];
}

/** POST /upload/fileSearchStores/…:uploadToFileSearchStore with the command `start`. */
export function startStoreUpload(request: RouteRequest): Response {
  const { body, headers, parameters, emulator } = request;
  const fields = isObject(body) ? body : {};
  const displayName = parseDisplayName(fields.displayName);
  const name = displayName ?? headers.get("x-goog-upload-file-name") ?? "";
  return startUploadOf(request, {
    name: "",
    ...(name && { displayName: name }),
    mimeType: parseMimeType(fields.mimeType ?? headers.get("x-goog-upload-header-content-type")),
    faults: parseFileFaults(name),
    into: {
      store: knownStore(emulator, parameters.store),
      metadata: parseMetadata(fields.customMetadata),
    },
  });
}

/** POST /fileSearchStores/…:importFile takes a file that was uploaded before. */
export function importFile({ body, parameters, emulator }: RouteRequest): Response {
  const store = knownStore(emulator, parameters.store);
  const { fileName, customMetadata } = isObject(body) ? body : {};
  const file = emulator.files.get(String(fileName));
  if (!file) throw refuseClassic(404, `File ${String(fileName)} was not found.`);
  if (emulator.files.stateOf(file) !== "ACTIVE") throw refuseClassic(400, "The file is not ACTIVE.");
  const operation = takeIn(emulator, {
    into: { store, metadata: parseMetadata(customMetadata) },
    kind: "operations",
    displayName: file.displayName ?? file.name,
    mimeType: file.mimeType,
    sizeBytes: file.sizeBytes,
    text: file.text,
    faults: {},
  });
  return json(toOperationResource(operation, emulator.now()));
}

interface Arrival {
  into: StorePlan;
  kind: "operations" | "upload/operations";
  displayName: string;
  mimeType: string;
  sizeBytes: number;
  /** Undefined where it is too large, or nothing that the emulator can read. */
  text: DocumentText | undefined;
  faults: FileFaults;
}

/** Puts a document into its store, where it is indexed for some seconds at natural pace. */
export function takeIn(emulator: EmulatorState, arrival: Arrival): Operation {
  const { into, kind, displayName, faults } = arrival;
  const { store, metadata } = into;
  const { stores, random, pace } = emulator;
  const now = emulator.now();
  const id = toSlug(displayName, random);
  const waitMs =
    faults.processingSeconds === undefined ? INDEXING_MS * pace : faults.processingSeconds * 1_000;
  const failure = failureOf(arrival);
  const document = {
    name: `${store.name}/documents/${id}`,
    displayName: displayName || id,
    mimeType: arrival.mimeType,
    sizeBytes: arrival.sizeBytes,
    metadata,
    text: arrival.text ?? { pages: [], isPaged: false },
    createdMs: now,
    readyMs: now + waitMs,
    ...(failure && { failure }),
  };
  store.documents.set(document.name, document);
  store.updatedMs = now;
  const operation = { name: `${store.name}/${kind}/${id}`, document };
  stores.begin(operation);
  return operation;
}

function failureOf({ mimeType, sizeBytes, faults }: Arrival): string | undefined {
  if (faults.failsProcessing) return "The document could not be indexed.";
  if (sizeBytes > LARGEST_DOCUMENT) return "The document is larger than the limit of 100 MB.";
  const isIndexed = isReadable(mimeType) || /^image\/(png|jpeg)$|^application\/vnd\.|msword/.test(mimeType);
  return isIndexed ? undefined : `Unsupported MIME type: ${mimeType}`;
}
