import { type Entry, openPromise } from "yauzl";

const MOST_ENTRIES = 2_000;
const LARGEST_UNPACKED = 1024 ** 3;
const HIGHEST_RATIO = 100;
// Small parts of a document pack well and harm nobody.
const HARMLESS_BYTES = 1024 * 1024;
const NESTED = /\.(zip|jar|7z|rar|gz|bz2|xz|tar|docx|xlsx|pptx|od[tsp])$/i;
// A chart carries the table that it was drawn from.
const EMBEDDED = /\/embeddings\/[^/]+\.(docx|xlsx|pptx)$/i;
const LINK = 0o120000;

/**
 * Whether a document that is packed as a zip looks like one: not too many entries, none that blows up
 * when unpacked, none packed again, no links. Only the directory is read; nothing is unpacked here.
 */
export async function isSoundArchive(path: string): Promise<boolean> {
  const archive = await openPromise(path, { autoClose: false });
  try {
    if (archive.entryCount > MOST_ENTRIES) return false;
    let unpacked = 0;
    for await (const entry of archive.eachEntry()) {
      unpacked += entry.uncompressedSize;
      if (unpacked > LARGEST_UNPACKED || isSuspicious(entry)) return false;
    }
    return true;
  } catch {
    // Without a readable directory it is no document either.
    return false;
  } finally {
    archive.close();
  }
}

function isSuspicious(entry: Entry): boolean {
  const { uncompressedSize, compressedSize, fileName, externalFileAttributes } = entry;
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === LINK;
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  const isNested = NESTED.test(fileName) && !EMBEDDED.test(fileName);
  return isLink || isNested || (ratio > HIGHEST_RATIO && uncompressedSize > HARMLESS_BYTES);
}
