import "server-only";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { openPromise } from "yauzl";
import type { Imported, ImportedThread } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { exportThread } from "./export-thread";
import { importConversation } from "./import-conversation";

/** For tests: the bytes that a person gets who exports a thread as JSON. */
export async function exported(owner: Owner, threadId: string): Promise<Buffer<ArrayBuffer>> {
  const response = await exportThread(owner, threadId, "json");
  return Buffer.from(await response.arrayBuffer());
}

export async function imported(owner: Owner, bytes: Buffer<ArrayBuffer> | string): Promise<ImportedThread> {
  const made = await importedAny(owner, bytes);
  if (!("threadId" in made)) throw new Error("It was no conversation.");
  return made;
}

export function importedAny(owner: Owner, bytes: Buffer<ArrayBuffer> | string): Promise<Imported> {
  const headers = { "content-type": "application/octet-stream" };
  return importConversation(
    owner,
    new Request("http://localhost/api/import", { method: "POST", body: bytes, headers }),
  );
}

/** The files of a zip, by their names. */
export async function unzip(bytes: Buffer): Promise<Map<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), "parley-zip-"));
  await writeFile(join(folder, "a.zip"), bytes);
  const archive = await openPromise(join(folder, "a.zip"), { autoClose: false });
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  archive.close();
  await rm(folder, { recursive: true });
  return files;
}

/** How many rows there are of everything that an import may store. */
export async function rowsStored(): Promise<Record<string, number>> {
  const { db } = await database();
  const tables = ["threads", "turns", "signatures", "media", "media_uses", "blobs"] as const;
  const counts = await Promise.all(
    tables.map(async (table) => {
      const rows = await db.selectFrom(table).selectAll().execute();
      return [table, rows.length] as const;
    }),
  );
  return Object.fromEntries(counts);
}
