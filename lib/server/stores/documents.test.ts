import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { isOnItsWay } from "@/lib/protocol/stores";
import { database } from "@/lib/server/db/client";
import { sweepMedia } from "@/lib/server/media/sweep";
import { addDocument } from "./add-document";
import { retryDocument } from "./documents";
import { releaseDocuments, takeUpDocuments } from "./take-up";
import { createPapers, type Papers } from "./test-papers";

let papers: Papers;
beforeAll(async () => {
  papers = await createPapers();
});
beforeEach(() => papers.begin());
afterEach(() => papers.end());
afterAll(() => papers.close());

function settled(id: string) {
  return expect.poll(() => papers.stateOf(id), { timeout: 20_000 });
}

describe("a document on its way into a store", () => {
  test("is indexed, has its name and metadata at Google, and needs no bytes here any more", async () => {
    const { id } = await papers.put("report.txt", "The bridge was opened in 1932.", [
      { key: "genre", value: "history" },
      { key: "year", value: 1932 },
    ]);
    await settled(id).toMatchObject({ state: "active", problem: null, size: 30 });
    const [document] = await papers.documentsAtGoogle();
    expect(document?.displayName).toBe("report.txt");
    expect(document?.customMetadata).toEqual([
      { key: "genre", stringValue: "history" },
      { key: "year", numericValue: 1932 },
      { key: "parley_document", stringValue: id },
    ]);
    const { db } = await database();
    const row = await db
      .selectFrom("store_documents")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(row.media_id).toBeNull();
    await sweepMedia();
    expect(await db.selectFrom("media").select("id").where("id", "=", row.attachment_id).execute()).toEqual(
      [],
    );
  });

  test("is the same document where its request is sent again", async () => {
    const { media } = await papers.rig.attach("a.txt", new TextEncoder().encode(`once ${newId()}`));
    const body = { attachmentId: media?.id ?? "", name: "a.txt", metadata: [] };
    const [one, two] = await Promise.all([
      addDocument(papers.rig.owner, papers.storeId, body),
      addDocument(papers.rig.owner, papers.storeId, body),
    ]);
    expect(two.id).toBe(one.id);
    await settled(one.id).toMatchObject({ state: "active" });
    expect(await papers.documentsAtGoogle()).toHaveLength(1);
  });

  test("says why where Google cannot index it, and is sent anew where it is tried again", async () => {
    const { id } = await papers.put("a.txt [fault: processing failed]");
    await settled(id).toMatchObject({
      state: "failed",
      problem: { code: "refused", detail: expect.stringMatching(/./) },
      canRetry: true,
    });
    const before = await papers.uploads();
    await retryDocument(papers.rig.owner, { storeId: papers.storeId, documentId: id });
    await settled(id).toMatchObject({ state: "failed" });
    expect(await papers.uploads()).toBe(before + 1);
    expect(await papers.documentsAtGoogle(), "the one that failed before is cleared away").toHaveLength(1);
  });

  test("is sent again by itself where the connection breaks once", async () => {
    const { id } = await papers.put("a.txt [fault: upload reset once]");
    await settled(id).toMatchObject({ state: "active" });
    expect(await papers.documentsAtGoogle()).toHaveLength(1);
  });

  test("says that Google does not answer, keeps its bytes, and can be tried again", async () => {
    const { id } = await papers.put("a.txt [fault: upload 503]");
    await settled(id).toMatchObject({ state: "failed", problem: { code: "unreachable" }, canRetry: true });
    await sweepMedia();
    await retryDocument(papers.rig.owner, { storeId: papers.storeId, documentId: id });
    await settled(id).toMatchObject({ state: "failed", problem: { code: "unreachable" } });
  });

  test("is refused where it is not a document", async () => {
    const bytes = new Uint8Array(wav());
    const { media } = await papers.rig.attach("sound.wav", bytes);
    const body = { attachmentId: media?.id ?? "", name: "sound.wav", metadata: [] };
    await expect(addDocument(papers.rig.owner, papers.storeId, body)).rejects.toThrow("not_a_document");
  });
});

describe("a restart of the server", () => {
  test("in the middle of indexing loses nothing and sends nothing twice", async () => {
    const { id } = await papers.put("a.txt [fault: slow processing 600s]");
    await settled(id).toMatchObject({ state: "indexing" });
    await releaseDocuments();
    const before = await papers.uploads();
    await papers.rig.advanceGoogle(601_000);
    expect(await papers.stateOf(id)).toMatchObject({ state: "indexing" });
    await takeUpDocuments();
    await settled(id).toMatchObject({ state: "active" });
    expect(await papers.uploads()).toBe(before);
  });

  test("after an upload whose answer nobody noted finds the document that it made", async () => {
    const { id } = await papers.put("a.txt");
    await settled(id).toMatchObject({ state: "active" });
    const before = await papers.uploads();
    const { db } = await database();
    const lost = { state: "uploading", document_name: null, lease_owner: "gone", lease_until: 1 } as const;
    await db.updateTable("store_documents").set(lost).where("id", "=", id).execute();
    await takeUpDocuments();
    await settled(id).toMatchObject({ state: "active" });
    expect(await papers.uploads()).toBe(before);
    expect(await papers.documentsAtGoogle()).toHaveLength(1);
  });

  test("leaves alone what another process is at", async () => {
    const { id } = await papers.put("a.txt [fault: slow processing 600s]");
    await settled(id).toMatchObject({ state: "indexing" });
    await releaseDocuments();
    const { db } = await database();
    const held = { lease_owner: "elsewhere/1/x", lease_until: Date.now() + 600_000 };
    await db.updateTable("store_documents").set(held).where("id", "=", id).execute();
    await papers.rig.advanceGoogle(601_000);
    await takeUpDocuments();
    expect(await papers.stateOf(id)).toMatchObject({ state: "indexing" });
  });
});

test("a clock of this machine that is wrong does not end the wait for Google", async () => {
  const clock = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => clock() + 3 * 3_600_000);
  try {
    const { id } = await papers.put("a.txt [fault: slow processing 600s]");
    await settled(id).toMatchObject({ state: "indexing" });
    await papers.rig.advanceGoogle(601_000);
    await settled(id).toMatchObject({ state: "active" });
  } finally {
    vi.restoreAllMocks();
  }
});

test("a document counts as on its way until it is indexed or has failed", () => {
  const states = ["uploading", "indexing", "active", "failed"] as const;
  expect(states.map((state) => isOnItsWay({ state }))).toEqual([true, true, false, false]);
});

function wav(): Buffer {
  const header = Buffer.alloc(1044);
  header.write("RIFF");
  header.writeUInt32LE(1036, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(0x10001, 20);
  header.writeUInt32LE(24_000, 24);
  header.writeUInt32LE(48_000, 28);
  header.writeUInt32LE(0x100002, 32);
  header.write("data", 36);
  header.writeUInt32LE(1_000, 40);
  return header;
}
