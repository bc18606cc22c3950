import { refuseClassic } from "../errors.ts";
import type { DocumentText } from "../facts/document-text.ts";
import type { MediaFacts } from "../facts/facts.ts";

export const LIFETIME_MS = 48 * 60 * 60 * 1_000;
const LARGEST_PROJECT = 20 * 1024 ** 3;
const MOST_FILES = 10_000;

/** A file as the API keeps it. Of an uploaded one only the facts and the text remain; of what was made, the bytes. */
export interface StoredFile {
  /** `files/` and an id. */
  name: string;
  displayName?: string;
  mimeType: string;
  sizeBytes: number;
  sha256: string;
  createdMs: number;
  /** When processing ends. */
  readyMs: number;
  expiresMs: number;
  /** Why processing fails, if it does. */
  failure?: string;
  facts: MediaFacts;
  /** What can be read of it, where it is not too large. */
  text?: DocumentText;
  made?: Buffer<ArrayBuffer>;
}

export function toFileUri(name: string): string {
  return `https://generativelanguage.googleapis.com/v1beta/${name}`;
}

export type FileState = "PROCESSING" | "ACTIVE" | "FAILED";

export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  /** Names of files that were there and are no more: the API knows that they existed. */
  readonly #expired = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(file: StoredFile): void {
    this.#forgetExpired();
    const used = this.all().reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (used + file.sizeBytes > LARGEST_PROJECT || this.#files.size >= MOST_FILES) {
      throw refuseClassic(429, "You have exceeded your file storage quota.");
    }
    this.#files.set(file.name, file);
  }

  has(name: string): boolean {
    this.#forgetExpired();
    return this.#files.has(name);
  }

  get(name: string): StoredFile | undefined {
    this.#forgetExpired();
    return this.#files.get(name);
  }

  hasExpired(name: string): boolean {
    this.#forgetExpired();
    return this.#expired.has(name);
  }

  delete(name: string): boolean {
    return this.#files.delete(name);
  }

  /** The newest first. */
  all(): StoredFile[] {
    this.#forgetExpired();
    return [...this.#files.values()].reverse();
  }

  stateOf({ readyMs, failure }: StoredFile): FileState {
    if (this.#now() < readyMs) return "PROCESSING";
    return failure ? "FAILED" : "ACTIVE";
  }

  #forgetExpired(): void {
    for (const { name, expiresMs } of this.#files.values()) {
      if (this.#now() < expiresMs) continue;
      this.#files.delete(name);
      if (this.#expired.size >= MOST_FILES) this.#expired.clear();
      this.#expired.add(name);
    }
  }
}
