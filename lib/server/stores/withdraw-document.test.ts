import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { StoreDocument } from "@/lib/protocol/stores";
import { database } from "@/lib/server/db/client";
import { uploadDocument } from "@/lib/server/gemini/stores";
import { listDocuments, removeDocument } from "./documents";
import { takeUpDocuments } from "./take-up";
import { createPapers, type Papers } from "./test-papers";

let papers: Papers;
beforeAll(async () => {
  papers = await createPapers();
});
beforeEach(() => papers.begin());
afterEach(() => papers.end());
afterAll(() => papers.close());

/** A document whose upload broke off, so that nobody knows whether Google has it, and which was removed then. */
async function removedInMidUpload(): Promise<StoreDocument> {
  const document = await papers.put("a.txt [fault: upload 503]");
  await expect
    .poll(() => papers.stateOf(document.id), { timeout: 20_000 })
    .toMatchObject({ state: "failed" });
  await removeDocument(papers.rig.owner, { storeId: papers.storeId, documentId: document.id });
  expect(await listDocuments(papers.rig.owner, papers.storeId)).toEqual([]);
  return document;
}

/** Has Google finish the upload after all. */
async function finishAtGoogle({ id, mimeType, metadata }: StoreDocument): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "parley-papers-"));
  const path = join(folder, "a.txt");
  await writeFile(path, "Words that came late.");
  const storeName = `fileSearchStores/${papers.storeId}`;
  await uploadDocument(
    path,
    { id, name: "a.txt", storeName, mimeType, metadata },
    AbortSignal.timeout(10_000),
  );
  await rm(folder, { recursive: true });
}

async function rowsOf(id: string) {
  const { db } = await database();
  return db.selectFrom("store_documents").select("removed_at").where("id", "=", id).execute();
}

/** As if time had passed since the last look, or since the document was removed. */
async function lookAgain(id: string, change: { removed_at?: number } = {}): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("store_documents")
    .set({ lease_until: 0, ...change })
    .where("id", "=", id)
    .execute();
  await takeUpDocuments();
}

test("a document that is removed in the middle of its upload is deleted at Google, also where it arrives later", async () => {
  const document = await removedInMidUpload();
  await finishAtGoogle(document);
  expect(await papers.documentsAtGoogle()).toHaveLength(1);
  await lookAgain(document.id);
  await expect.poll(papers.documentsAtGoogle).toEqual([]);
  await expect.poll(() => rowsOf(document.id)).toEqual([]);
});

test("a document that never arrives is not looked for without end", async () => {
  const { id } = await removedInMidUpload();
  expect(await rowsOf(id)).toHaveLength(1);
  await lookAgain(id, { removed_at: Date.now() - 6 * 60_000 });
  await expect.poll(() => rowsOf(id)).toEqual([]);
});
