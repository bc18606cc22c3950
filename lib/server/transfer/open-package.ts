import "server-only";
import { open } from "node:fs/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { ACCOUNT_NAME, CONVERSATION_MAX_BYTES, CONVERSATION_NAME } from "@/lib/protocol/transfer";
import { HttpError } from "@/lib/server/errors";
import { soundBytes, unreadable } from "./unreadable";

/** What somebody imports: the text of a conversation, or of an account, and the files that came with it. */
export type Package = {
  readText(): Promise<string>;
  /** The bytes of a file, which are to be `size` many. Throws `import_unreadable` where they are not there. */
  openFile(path: string, about: { size: number; field: string }): AsyncIterable<Uint8Array>;
  close(): void;
};

const MOST_ENTRIES = 5_000;
const HIGHEST_RATIO = 100;
// Small files pack well and harm nobody.
const HARMLESS_BYTES = 1024 * 1024;
const LINK = 0o120000;

/** Opens the JSON of a conversation, or of an account, or a zip that has it, by what the bytes are. */
export async function openPackage(path: string): Promise<Package> {
  const file = await open(path);
  const { size } = await file.stat();
  const head = Buffer.alloc(2);
  await file.read(head, 0, head.length, 0).finally(() => file.close());
  return head.toString("latin1") === "PK" ? openZip(path) : openJson(path, size);
}

function openJson(path: string, size: number): Package {
  return {
    async readText() {
      checkSize(size);
      const file = await open(path);
      return toText(file.createReadStream());
    },
    openFile(_path, { field }) {
      throw unreadable(field);
    },
    close: () => undefined,
  };
}

async function openZip(path: string): Promise<Package> {
  const archive = await openPromise(path, { autoClose: false }).catch((cause: unknown) => {
    throw unreadable("zip", cause);
  });
  try {
    const entries = await readDirectory(archive);
    const { main, folder } = findMain(entries);
    const bytesOf = (entry: Entry, field: string) =>
      soundBytes(() => archive.openReadStreamPromise(entry), field);
    return {
      async readText() {
        checkSize(main.uncompressedSize);
        return toText(bytesOf(main, CONVERSATION_NAME));
      },
      openFile(name, { size, field }) {
        const entry = entries.get(folder + name);
        if (entry?.uncompressedSize !== size || isSuspicious(entry)) throw unreadable(field);
        return bytesOf(entry, field);
      },
      close: () => archive.close(),
    };
  } catch (cause) {
    archive.close();
    throw cause;
  }
}

/** Names that lead out of the folder are refused by the library, as is a directory that contradicts itself. */
async function readDirectory(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > MOST_ENTRIES) throw unreadable("zip");
  const entries = new Map<string, Entry>();
  for await (const entry of soundEntries(archive)) {
    if (entries.has(entry.fileName)) throw unreadable("zip");
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* soundEntries(archive: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* archive.eachEntry();
  } catch (cause) {
    throw cause instanceof HttpError ? cause : unreadable("zip", cause);
  }
}

const MAIN = new RegExp(`^(?!__MACOSX/)((?:[^/]+/)?)${CONVERSATION_NAME.replace(".", "\\.")}$`);

/** Who packs the folder of a conversation anew has it inside of one. All of an account has what goes with it at its top. */
function findMain(entries: ReadonlyMap<string, Entry>): { main: Entry; folder: string } {
  const found = [...entries.values()].filter(({ fileName }) => MAIN.test(fileName));
  const account = entries.get(ACCOUNT_NAME);
  if (found.length === 0 && account) return { main: account, folder: "" };
  const [main, second] = found;
  if (!main || second) throw unreadable(CONVERSATION_NAME);
  return { main, folder: MAIN.exec(main.fileName)?.[1] ?? "" };
}

function isSuspicious({ externalFileAttributes, uncompressedSize, compressedSize }: Entry): boolean {
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === LINK;
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  return isLink || (ratio > HIGHEST_RATIO && uncompressedSize > HARMLESS_BYTES);
}

function checkSize(size: number): void {
  if (size > CONVERSATION_MAX_BYTES) throw new HttpError("file_too_large", { field: CONVERSATION_NAME });
}

async function toText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.byteLength;
    checkSize(size);
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  if (countMarks(whole) > MOST_MARKS) throw new HttpError("file_too_large", { field: CONVERSATION_NAME });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(whole);
  } catch (cause) {
    throw unreadable(CONVERSATION_NAME, cause);
  }
}

// Millions of tiny values, which no conversation has, would keep the parser and everybody else busy for
// seconds; each of them takes one of these.
const MARKS = [..."{[,"].map((mark) => mark.charCodeAt(0));
const MOST_MARKS = 1_000_000;

function countMarks(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (MARKS.includes(byte)) count += 1;
  return count;
}
