import type { DocumentText } from "../facts/document-text.ts";
import type { Metadata } from "./metadata.ts";

export type DocumentState = "STATE_PENDING" | "STATE_ACTIVE" | "STATE_FAILED";

/** A document of a store, its text read when it came. */
export interface StoredDocument {
  /** `fileSearchStores/…/documents/…` */
  name: string;
  displayName: string;
  mimeType: string;
  sizeBytes: number;
  metadata: Metadata[];
  text: DocumentText;
  createdMs: number;
  /** When it has been indexed. */
  readyMs: number;
  /** Why indexing fails, if it does. */
  failure?: string;
}

export interface SearchStore {
  /** `fileSearchStores/` and an id. */
  name: string;
  displayName?: string;
  embeddingModel: string;
  createdMs: number;
  updatedMs: number;
  documents: Map<string, StoredDocument>;
}

/** The work of taking a document in. */
export interface Operation {
  name: string;
  document: StoredDocument;
}

const MOST_STORES = 1_000;
const MOST_OPERATIONS = 10_000;

/** The file search stores of the project, and the operations that fill them. */
export class SearchStores {
  readonly #stores = new Map<string, SearchStore>();
  readonly #operations = new Map<string, Operation>();

  get(name: string): SearchStore | undefined {
    return this.#stores.get(name);
  }

  /** The newest first. */
  all(): SearchStore[] {
    return [...this.#stores.values()].reverse();
  }

  /** Whether there was room for it. */
  add(store: SearchStore): boolean {
    if (this.#stores.size >= MOST_STORES) return false;
    this.#stores.set(store.name, store);
    return true;
  }

  delete(name: string): void {
    this.#stores.delete(name);
  }

  operation(name: string): Operation | undefined {
    return this.#operations.get(name);
  }

  begin(operation: Operation): void {
    const oldest = this.#operations.keys().next().value;
    if (this.#operations.size >= MOST_OPERATIONS && oldest !== undefined) this.#operations.delete(oldest);
    this.#operations.set(operation.name, operation);
  }
}

export function stateOf({ readyMs, failure }: StoredDocument, now: number): DocumentState {
  if (now < readyMs) return "STATE_PENDING";
  return failure ? "STATE_FAILED" : "STATE_ACTIVE";
}
