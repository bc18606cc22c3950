import "server-only";
import { createHash } from "node:crypto";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "@/lib/protocol/id";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";

/** Where files are until they are known to be whole and are looked at. The sweeper clears what a crash leaves. */
export function incomingFolder(): string {
  return join(env().DATA_DIR, "incoming");
}

export type Incoming = { path: string; size: number; sha256: string };

/**
 * Writes bytes to a file of their own while counting and hashing them, and hands it to `use`. Whatever
 * happens, the file is gone afterwards. The bytes are on the disk for good when `use` is called.
 */
export async function withIncoming<T>(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  use: (incoming: Incoming) => Promise<T>,
): Promise<T> {
  await mkdir(incomingFolder(), { recursive: true });
  const path = join(incomingFolder(), newId());
  try {
    return await use({ path, ...(await write(path, bytes)) });
  } finally {
    await rm(path, { force: true });
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  const file = await open(path, "wx");
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const piece of bytes) {
      hash.update(piece);
      size += piece.byteLength;
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest("hex") };
}

/** Throws `storage_full` where `size` more bytes would leave less space than must stay free. */
export async function checkDiskRoom(size: number): Promise<void> {
  await mkdir(incomingFolder(), { recursive: true });
  const { bavail, bsize } = await statfs(incomingFolder());
  if (bavail * bsize - size < env().DISK_FLOOR_BYTES) throw new HttpError("storage_full");
}
