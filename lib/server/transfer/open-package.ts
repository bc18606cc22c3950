import "server-only";
import { open } from "node:fs/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import {
  ACCOUNT_NAME,
  CONVERSATION_MAX_BYTES,
  CONVERSATION_NAME,
  CONVERSATIONS_FOLDER,
} from "@/lib/protocol/transfer";
import { HttpError } from "@/lib/server/errors";
import { soundBytes, unreadable } from "./unreadable";

/** A text that says what it is, of a conversation or of an account, and the files that came with it. */
export type Package = {
  /** The folder that it is in; empty where it is in none. */
  name: string;
  readText(): Promise<string>;
  /** The bytes of a file, which are to be `size` many. Throws `import_unreadable` where they are not there. */
  openFile(path: string, about: { size: number; field: string }): AsyncIterable<Uint8Array>;
};

/** What somebody imports; `conversations` are those that came with an account. */
export type OpenPackage = Package & { conversations: readonly Package[]; close(): void };

const MOST_ENTRIES = 50_000;
// Of all conversations together, unpacked and without their files: to read them takes a minute or two.
const ALL_TEXTS_MAX_BYTES = 1024 * 1024 * 1024;
const HIGHEST_RATIO = 100;
// Small files pack well and harm nobody.
const HARMLESS_BYTES = 1024 * 1024;
const LINK = 0o120000;

/** Opens the JSON of a conversation, or of an account, or a zip that has it, by what the bytes are. */
export async function openPackage(path: string): Promise<OpenPackage> {
  const file = await open(path);
  const { size } = await file.stat();
  const head = Buffer.alloc(2);
  await file.read(head, 0, head.length, 0).finally(() => file.close());
  return head.toString("latin1") === "PK" ? openZip(path) : openJson(path, size);
}

function openJson(path: string, size: number): OpenPackage {
  return {
    name: "",
    conversations: [],
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

async function openZip(path: string): Promise<OpenPackage> {
  const archive = await openPromise(path, { autoClose: false }).catch((cause: unknown) => {
    throw unreadable("zip", cause);
  });
  try {
    const entries = await readDirectory(archive);
    const { main, conversations } = findTexts(entries);
    const toPackage = (text: Entry) => packageOf(archive, entries, text);
    return {
      ...toPackage(main),
      conversations: conversations.map(toPackage),
      close: () => archive.close(),
    };
  } catch (cause) {
    archive.close();
    throw cause;
  }
}

function packageOf(archive: ZipFile, entries: Entries, text: Entry): Package {
  const folder = text.fileName.slice(0, text.fileName.lastIndexOf("/") + 1);
  const bytesOf = (entry: Entry, field: string) =>
    soundBytes(() => archive.openReadStreamPromise(entry), field);
  return {
    name: folder.split("/").at(-2) ?? "",
    async readText() {
      checkSize(text.uncompressedSize);
      return toText(bytesOf(text, CONVERSATION_NAME));
    },
    openFile(name, { size, field }) {
      const entry = entries.get(folder + name);
      if (entry?.uncompressedSize !== size || isSuspicious(entry)) throw unreadable(field);
      return bytesOf(entry, field);
    },
  };
}

type Entries = ReadonlyMap<string, Entry>;

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

// Who packs the folder of a conversation or of an account anew has it inside of one.
const placeOf = (name: string) => new RegExp(`^(?!__MACOSX/)(?:[^/]+/)?${name.replace(".", "\\.")}$`);
const CONVERSATION = placeOf(CONVERSATION_NAME);
const ACCOUNT = placeOf(ACCOUNT_NAME);

/** The text that says what the zip is, and those of the conversations that an account has in folders beside it. */
function findTexts(entries: Entries): { main: Entry; conversations: Entry[] } {
  const all = [...entries.values()];
  const [conversation, second] = all.filter(({ fileName }) => CONVERSATION.test(fileName));
  if (conversation && !second) return { main: conversation, conversations: [] };
  const [account, other] = all.filter(({ fileName }) => ACCOUNT.test(fileName));
  if (!account || conversation || other) throw unreadable(CONVERSATION_NAME);
  const folder = account.fileName.slice(0, -ACCOUNT_NAME.length) + CONVERSATIONS_FOLDER;
  const isIn = (fileName: string) =>
    fileName.startsWith(folder) && CONVERSATION.test(fileName.slice(folder.length));
  const conversations = all.filter(({ fileName }) => isIn(fileName));
  const bytes = conversations.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (bytes > ALL_TEXTS_MAX_BYTES) throw new HttpError("file_too_large", { field: CONVERSATIONS_FOLDER });
  return { main: account, conversations };
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
