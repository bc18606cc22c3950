import "server-only";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import type { BlobStore } from "./blob-store";

const START_LENGTH = 2;

/** Files in folders by the first two characters of their key, so that none of them grows too long. */
export function openFolderStore(folder: string): BlobStore {
  const pathOf = (key: string) => join(folder, key.slice(0, START_LENGTH), key);
  return {
    async put(key, path) {
      const target = pathOf(key);
      const made = await mkdir(dirname(target), { recursive: true });
      await move(path, target);
      // Without it a power cut could forget the new name, and the row would promise what is not there.
      await syncFolder(dirname(target));
      if (made) await Promise.all([folder, dirname(made)].map(syncFolder));
    },
    async read(key, range) {
      const path = pathOf(key);
      if (!(await stat(path).catch(ignoreMissing))) return null;
      return Readable.toWeb(createReadStream(path, range)) as ReadableStream<Uint8Array>;
    },
    pathOf,
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async *list() {
      for (const start of (await readdir(folder).catch(ignoreMissing)) ?? []) {
        // Systems put things of their own beside ours, which may not even be readable.
        if (start.length !== START_LENGTH) continue;
        for (const key of await readdir(join(folder, start))) {
          const found = await stat(pathOf(key)).catch(ignoreMissing);
          if (found) yield { key, storedAt: found.mtimeMs };
        }
      }
    },
  };
}

/** Renames, or copies where the folders are on two disks: never is half a file under its name. */
async function move(path: string, target: string): Promise<void> {
  try {
    await rename(path, target);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "EXDEV") throw cause;
    const copy = `${target}.part`;
    try {
      await copyFile(path, copy);
      await syncFile(copy);
      await rename(copy, target);
    } catch (failure) {
      // A disk that is full must not stay full of what did not fit.
      await rm(copy, { force: true });
      throw failure;
    }
  }
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  await handle.sync().finally(() => handle.close());
}

async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders; there the file system keeps names by itself.
  const handle = await open(folder).catch(() => null);
  await handle?.sync().finally(() => handle.close());
}

function ignoreMissing(cause: NodeJS.ErrnoException): null {
  if (cause.code === "ENOENT") return null;
  throw cause;
}
