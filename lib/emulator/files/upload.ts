import { createHash } from "node:crypto";
import { Glimpse } from "../facts/glimpse.ts";
import type { FileFaults } from "./file-faults.ts";
import { LIFETIME_MS, type StoredFile } from "./file-store.ts";

const PROCESSING_MS = 1_000;

export interface UploadPlan {
  id: string;
  /** The name the file will have. */
  name: string;
  displayName?: string;
  mimeType: string;
  /** As announced at the start; undefined where it was not. */
  sizeBytes?: number;
  faults: FileFaults;
}

/** A file on its way in. Its bytes are hashed and looked at, and not kept. */
export class Upload {
  readonly plan: UploadPlan;
  receivedBytes = 0;
  /** Set once the last bytes are in: a lost answer may be asked for again. */
  file: StoredFile | undefined;
  /** One connection at a time, or the hash would be of a mixture. */
  isReceiving = false;
  readonly #hash = createHash("sha256");
  #glimpse: Glimpse | undefined;

  constructor(plan: UploadPlan) {
    this.plan = plan;
    this.#glimpse = new Glimpse(plan.mimeType);
  }

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#glimpse?.add(bytes);
    this.receivedBytes += bytes.length;
  }

  /** Ends the upload. Moving pictures and sound are processed for a second, at the given pace. */
  settle(now: number, pace: number): StoredFile {
    const { name, displayName, mimeType, faults } = this.plan;
    const naturalMs = /^(audio|video)\//.test(mimeType) ? PROCESSING_MS * pace : 0;
    const { processingSeconds } = faults;
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
    };
    // The head that it holds has told all it can.
    this.#glimpse = undefined;
    return this.file;
  }
}
