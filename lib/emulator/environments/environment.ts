import { refuseClassic } from "../errors.ts";
import type { Network, Source } from "./parse-environment.ts";

const MOST_FILES = 1_000;
export const LARGEST_FILE = 20 * 1024 ** 2;
const LARGEST_ENVIRONMENT = 64 * 1024 ** 2;
const LIFETIME_MS = 7 * 24 * 60 * 60 * 1_000;

/** A file of an environment. Its bytes are never changed, only replaced, so copies may share them. */
export interface EnvironmentFile {
  bytes: Buffer;
  mimeType: string;
  createdMs: number;
  modifiedMs: number;
}

/** A file that is written, or removed where there are no bytes. */
export interface FileChange {
  path: string;
  bytes: Buffer | null;
  mimeType?: string;
}

export interface EnvironmentOrigin {
  id: string;
  network: Network;
  sources: Source[];
  files: Map<string, EnvironmentFile>;
  now: () => number;
}

/** The machine of an agent, or rather its files: by path from the root, without a slash in front. */
export class Environment {
  readonly id: string;
  readonly sources: Source[];
  readonly files: Map<string, EnvironmentFile>;
  readonly createdMs: number;
  network: Network;
  updatedMs: number;
  lastUsedMs: number;
  /** Set where it was given up before its time: it is still listed, and can no more be used. */
  isGivenUp = false;
  readonly #now: () => number;

  constructor({ id, network, sources, files, now }: EnvironmentOrigin) {
    this.id = id;
    this.network = network;
    this.sources = sources;
    this.files = files;
    this.#now = now;
    this.createdMs = now();
    this.updatedMs = this.createdMs;
    this.lastUsedMs = this.createdMs;
  }

  get sizeBytes(): number {
    return [...this.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  get isOver(): boolean {
    return this.#now() >= this.lastUsedMs + LIFETIME_MS;
  }

  touch(): void {
    this.lastUsedMs = this.#now();
  }

  /** Throws the refusal of what is too much. */
  apply({ path, bytes, mimeType }: FileChange): void {
    const before = this.files.get(path);
    if (bytes === null) this.files.delete(path);
    else {
      this.#checkRoom(bytes, before);
      const now = this.#now();
      this.files.set(path, {
        bytes,
        mimeType: mimeType ?? mimeTypeOf(path),
        createdMs: before?.createdMs ?? now,
        modifiedMs: now,
      });
    }
    this.updatedMs = this.#now();
    this.touch();
  }

  #checkRoom(bytes: Buffer, before: EnvironmentFile | undefined): void {
    if (bytes.length > LARGEST_FILE) throw refuseClassic(400, "The file is too large for the environment.");
    const size = this.sizeBytes - (before?.bytes.length ?? 0) + bytes.length;
    if (size > LARGEST_ENVIRONMENT || (!before && this.files.size >= MOST_FILES)) {
      throw refuseClassic(429, "The environment is full.");
    }
  }
}

const MIME_TYPES: Record<string, string> = {
  txt: "text/plain",
  md: "text/markdown",
  csv: "text/csv",
  py: "text/x-python",
  js: "text/javascript",
  ts: "text/plain",
  html: "text/html",
  css: "text/css",
  json: "application/json",
  xml: "application/xml",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  pdf: "application/pdf",
  zip: "application/zip",
  tar: "application/x-tar",
  sh: "text/x-shellscript",
};

export function mimeTypeOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  return MIME_TYPES[extension] ?? "application/octet-stream";
}
