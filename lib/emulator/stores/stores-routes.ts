import { refuseClassic } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import type { EmulatorState } from "../state.ts";
import { isObject } from "../wire.ts";
import { toSlug } from "./names.ts";
import { toOperationResource, toStoreResource } from "./resources.ts";
import type { SearchStore } from "./search-store.ts";

export const STORE_PAGES = { defaultSize: 10, largestSize: 20 };
const LONGEST_DISPLAY_NAME = 512;
const EMBEDDING_MODELS = ["models/gemini-embedding-001", "models/gemini-embedding-2"];

export function createStore({ body, emulator }: RouteRequest): Response {
  const { displayName, embeddingModel } = isObject(body) ? body : {};
  const now = emulator.now();
  const title = parseDisplayName(displayName);
  const store: SearchStore = {
    name: `fileSearchStores/${toSlug(title ?? "", emulator.random)}`,
    ...(title && { displayName: title }),
    embeddingModel: parseEmbeddingModel(embeddingModel),
    createdMs: now,
    updatedMs: now,
    documents: new Map(),
  };
  if (!emulator.stores.add(store)) throw refuseClassic(429, "There are too many file search stores.");
  return json(toStoreResource(store, now));
}

export function getStore({ parameters, emulator }: RouteRequest): Response {
  return json(toStoreResource(knownStore(emulator, parameters.store), emulator.now()));
}

export function listStores({ query, emulator }: RouteRequest): Response {
  const { rows, nextPageToken } = parsePage(emulator.stores.all(), query, {
    kind: "fileSearchStores",
    ...STORE_PAGES,
  });
  const fileSearchStores = rows.map((store) => toStoreResource(store, emulator.now()));
  return json({
    ...(rows.length > 0 && { fileSearchStores }),
    ...(nextPageToken && { nextPageToken }),
  });
}

export function deleteStore({ parameters, query, emulator }: RouteRequest): Response {
  const store = knownStore(emulator, parameters.store);
  if (store.documents.size > 0 && query.get("force") !== "true") {
    throw refuseClassic(400, "Cannot delete a non-empty FileSearchStore. Use force to delete it anyway.");
  }
  emulator.stores.delete(store.name);
  return json({});
}

export function getOperation({ parameters, url, emulator }: RouteRequest): Response {
  const kind = /\/upload\/operations\//.test(url.pathname) ? "upload/operations" : "operations";
  const name = `fileSearchStores/${parameters.store}/${kind}/${parameters.operation}`;
  const operation = emulator.stores.operation(name);
  if (!operation) throw refuseClassic(404, `Operation ${name} was not found.`);
  return json(toOperationResource(operation, emulator.now()));
}

export function knownStore({ stores }: EmulatorState, id = ""): SearchStore {
  const store = stores.get(`fileSearchStores/${id}`);
  if (store) return store;
  throw refuseClassic(404, `FileSearchStore fileSearchStores/${id} was not found.`);
}

export function parseDisplayName(value: unknown): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string" && value.length <= LONGEST_DISPLAY_NAME) return value;
  throw refuseClassic(400, `* display_name: at most ${LONGEST_DISPLAY_NAME} characters.`);
}

function parseEmbeddingModel(value: unknown): string {
  const model = value ?? EMBEDDING_MODELS[0];
  const found = EMBEDDING_MODELS.find((known) => known === model || known === `models/${String(model)}`);
  if (found) return found;
  throw refuseClassic(400, `* embedding_model: '${String(model)}' is not an embedding model.`);
}
