import "server-only";
import { createReadStream } from "node:fs";
import { del, get, list, put } from "@vercel/blob";
import type { BlobStore } from "./blob-store";

const PREFIX = "blobs/";

/** Vercel Blob, private: nothing is at an address that anybody could open. */
export function openVercelStore(token: string): BlobStore {
  const access = "private" as const;
  return {
    async put(key, path, { mimeType }) {
      const options = { access, token, contentType: mimeType, addRandomSuffix: false, multipart: true };
      await put(PREFIX + key, createReadStream(path), { ...options, allowOverwrite: true });
    },
    async read(key, range) {
      // A plain object: the client spreads what it is given, and of a `Headers` nothing would be left.
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      return (await get(PREFIX + key, { access, token, headers }))?.stream ?? null;
    },
    async remove(key) {
      await del(PREFIX + key, { token });
    },
    async *list() {
      let cursor: string | undefined;
      do {
        const page = await list({ prefix: PREFIX, token, ...(cursor && { cursor }) });
        for (const { pathname, uploadedAt } of page.blobs) {
          yield { key: pathname.slice(PREFIX.length), storedAt: uploadedAt.getTime() };
        }
        cursor = page.hasMore ? page.cursor : undefined;
      } while (cursor);
    },
  };
}
