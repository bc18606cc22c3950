import "server-only";
import { join } from "node:path";
import { env } from "@/lib/server/env";
import { processWide } from "@/lib/server/process-wide";

/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/** Where bytes are kept, by a key that is our own id. Nothing of a person's is in a key. */
export type BlobStore = {
  /** Takes a file over. It is there for good when this resolves; `path` may be gone then. */
  put(key: string, path: string, about: { mimeType: string; size: number }): Promise<void>;
  /** The bytes, or null where there are none under that key. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Where the bytes are on this machine; only a store that has them there says so. */
  pathOf?(key: string): string;
  /** Removes what is there; nothing being there is fine. */
  remove(key: string): Promise<void>;
  /** All keys. `storedAt` is in ms since the epoch. */
  list(): AsyncIterable<{ key: string; storedAt: number }>;
};

/** The store that the environment names: Vercel Blob, a bucket that speaks S3, or a folder. */
export function blobStore(): Promise<BlobStore> {
  return processWide("blob-store", openStore);
}

async function openStore(): Promise<BlobStore> {
  const { BLOB_READ_WRITE_TOKEN: token, S3_BUCKET: bucket, S3_ENDPOINT: endpoint, DATA_DIR } = env();
  if (token) return (await import("./vercel-store")).openVercelStore(token);
  if (bucket) return (await import("./s3-store")).openS3Store({ bucket, endpoint });
  return (await import("./folder-store")).openFolderStore(join(DATA_DIR, "blobs"));
}
