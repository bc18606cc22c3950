import { refuseClassic } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import { toDocumentResource } from "./resources.ts";
import { type StoredDocument, stateOf } from "./search-store.ts";
import { knownStore, STORE_PAGES } from "./stores-routes.ts";

export function listDocuments({ parameters, query, emulator }: RouteRequest): Response {
  const store = knownStore(emulator, parameters.store);
  const newestFirst = [...store.documents.values()].reverse();
  const { rows, nextPageToken } = parsePage(newestFirst, query, { kind: store.name, ...STORE_PAGES });
  const documents = rows.map((document) => toDocumentResource(document, emulator.now()));
  return json({ ...(rows.length > 0 && { documents }), ...(nextPageToken && { nextPageToken }) });
}

export function getDocument(request: RouteRequest): Response {
  return json(toDocumentResource(knownDocument(request), request.emulator.now()));
}

/** A document that has been indexed consists of chunks, and goes with them only where one says so. */
export function deleteDocument(request: RouteRequest): Response {
  const { parameters, query, emulator } = request;
  const document = knownDocument(request);
  if (stateOf(document, emulator.now()) === "STATE_ACTIVE" && query.get("force") !== "true") {
    throw refuseClassic(400, "Cannot delete a Document that contains Chunks. Use force to delete it anyway.");
  }
  const store = knownStore(emulator, parameters.store);
  store.documents.delete(document.name);
  store.updatedMs = emulator.now();
  return json({});
}

function knownDocument({ parameters, emulator }: RouteRequest): StoredDocument {
  const store = knownStore(emulator, parameters.store);
  const name = `${store.name}/documents/${parameters.document}`;
  const document = store.documents.get(name);
  if (document) return document;
  throw refuseClassic(404, `Document ${name} was not found.`);
}
