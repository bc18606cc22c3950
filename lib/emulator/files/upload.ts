import { createHash } from "node:crypto";
import type { EnvironmentPlan } from "../environments/files-routes.ts";
import type { EntryResource } from "../environments/resources.ts";
import { type DocumentText, isReadable, readDocument } from "../facts/document-text.ts";
import { Glimpse } from "../facts/glimpse.ts";
import type { StorePlan } from "../stores/fill-store.ts";
import type { Operation } from "../stores/search-store.ts";
import type { FileFaults } from "./file-faults.ts";
import { LIFETIME_MS, type StoredFile } from "./file-store.ts";

const PROCESSING_MS = 1_000;
// Stores answer from what they hold, so more is read of what goes into one.
const LARGEST_READ = { file: 1024 * 1024, document: 16 * 1024 * 1024 };

export interface UploadPlan {
  id: string;
  /** The name the file will have. */
  name: string;
  displayName?: string;
  mimeType: string;
  /** As announced at the start; undefined where it was not. */
  sizeBytes?: number;
  faults: FileFaults;
  /** The store that it is for, if it is no file by itself. */
  into?: StorePlan;
  /** The place in an environment, if it is for one: then its bytes are kept. */
  onto?: EnvironmentPlan;
}

/** A file on its way in. Its bytes are hashed and looked at, and not kept: of a document its text is. */
export class Upload {
  readonly plan: UploadPlan;
  receivedBytes = 0;
  /** Set once the last bytes are in: a lost answer may be asked for again. */
  file: StoredFile | undefined;
  /** The same, of an upload into a store. */
  operation: Operation | undefined;
  /** The same, of an upload into an environment. */
  entries: EntryResource[] | undefined;
  /** One connection at a time, or the hash would be of a mixture. */
  isReceiving = false;
  readonly #hash = createHash("sha256");
  #glimpse: Glimpse | undefined;
  /** What is to be read at the end; undefined where it cannot be, or is too much. */
  #document: Uint8Array[] | undefined;

  constructor(plan: UploadPlan) {
    this.plan = plan;
    this.#glimpse = new Glimpse(plan.mimeType);
    this.#document = plan.onto || isReadable(plan.mimeType) ? [] : undefined;
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#glimpse?.add(bytes);
    this.receivedBytes += bytes.length;
    if (!this.plan.onto && this.receivedBytes > LARGEST_READ[this.plan.into ? "document" : "file"]) {
      this.#document = undefined;
    }
    this.#document?.push(Uint8Array.from(bytes));
  }

  /** To be called once, when all is in. */
  takeText(): DocumentText | undefined {
    const bytes = this.#document && Buffer.concat(this.#document);
    this.#document = undefined;
    return bytes && readDocument(bytes, this.plan.mimeType);
  }

  /** To be called once, when all is in: what an environment is to hold. */
  takeBytes(): Buffer {
    const bytes = Buffer.concat(this.#document ?? []);
    this.#document = undefined;
    return bytes;
  }

  /** Ends the upload. Moving pictures and sound are processed for a second, at the given pace. */
  settle(now: number, pace: number): StoredFile {
    const { name, displayName, mimeType, faults } = this.plan;
    const naturalMs = /^(audio|video)\//.test(mimeType) ? PROCESSING_MS * pace : 0;
    const { processingSeconds } = faults;
    const text = this.takeText();
    const waitMs = processingSeconds === undefined ? naturalMs : processingSeconds * 1_000;
    this.file = {
      name,
      ...(displayName && { displayName }),
      mimeType,
      sizeBytes: this.receivedBytes,
      sha256: this.#hash.digest("base64"),
      createdMs: now,
      readyMs: now + waitMs,
      expiresMs: now + LIFETIME_MS,
      ...(faults.failsProcessing && { failure: "The file could not be processed." }),
      facts: this.#glimpse?.facts() ?? { mimeType },
      ...(text && { text }),
    };
    // The head that it holds has told all it can.
    this.#glimpse = undefined;
    return this.file;
  }
}
