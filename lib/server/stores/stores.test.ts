import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { findThread } from "@/lib/server/threads";
import { addDocument } from "./add-document";
import { createStore } from "./create-store";
import { deleteStore } from "./delete-store";
import { listDocuments, removeDocument, retryDocument } from "./documents";
import { listStores } from "./find-store";
import { getStore } from "./get-store";
import { ownedStores } from "./owned-stores";
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

describe("what is removed", () => {
  test("is gone here and at Google: a document that is indexed", async () => {
    const [one, two] = [await papers.put("one.txt"), await papers.put("two.txt")];
    await settled(one.id).toMatchObject({ state: "active" });
    await settled(two.id).toMatchObject({ state: "active" });
    await removeDocument(papers.rig.owner, { storeId: papers.storeId, documentId: one.id });
    expect((await listDocuments(papers.rig.owner, papers.storeId)).map(({ name }) => name)).toEqual([
      "two.txt",
    ]);
    expect((await papers.documentsAtGoogle()).map(({ displayName }) => displayName)).toEqual(["two.txt"]);
  });

  test("is gone here and at Google: a document in the middle of indexing", async () => {
    const { id } = await papers.put("a.txt [fault: slow processing 600s]");
    await settled(id).toMatchObject({ state: "indexing" });
    await removeDocument(papers.rig.owner, { storeId: papers.storeId, documentId: id });
    expect(await listDocuments(papers.rig.owner, papers.storeId)).toEqual([]);
    await expect.poll(papers.documentsAtGoogle).toEqual([]);
    const { db } = await database();
    await expect
      .poll(() => db.selectFrom("store_documents").select("id").where("id", "=", id).execute())
      .toEqual([]);
  });

  test("is gone here and at Google: a store with its documents, also from the settings of threads", async () => {
    const { name } = (await listStores(papers.rig.owner)).find(({ id }) => id === papers.storeId) ?? {
      name: "",
    };
    const { id } = await papers.put("a.txt");
    await settled(id).toMatchObject({ state: "active" });
    const tools = [{ type: "file_search" as const, file_search_store_names: [name], top_k: 3 }];
    const { threadId, turnId } = await papers.rig.send({ text: "hello", settings: { tools } });
    await papers.rig.read(turnId);
    await deleteStore(papers.rig.owner, papers.storeId);
    expect((await listStores(papers.rig.owner)).map((store) => store.name)).not.toContain(name);
    expect(await papers.documentsAtGoogle()).toEqual([]);
    const detail = await findThread(papers.rig.owner, threadId);
    expect(detail?.thread.settings.tools).toEqual([
      { ...tools[0], file_search_store_names: [], isOff: true },
    ]);
  });

  test("a store that Google has lost is shown as gone, and can be deleted", async () => {
    expect(await getStore(papers.rig.owner, papers.storeId)).toMatchObject({ isGone: false });
    await papers.loseStore();
    expect(await getStore(papers.rig.owner, papers.storeId)).toMatchObject({ isGone: true });
    const { id } = await papers.put("too-late.txt");
    await settled(id).toMatchObject({ state: "failed", problem: { code: "store_gone" } });
    await deleteStore(papers.rig.owner, papers.storeId);
    await expect(getStore(papers.rig.owner, papers.storeId)).rejects.toThrow("not_found");
  });
});

describe("what is somebody else's", () => {
  let other: Owner;
  beforeAll(async () => {
    other = (await createOwner()).owner;
  });

  test("cannot be seen, filled, emptied or deleted, and Google is not asked", async () => {
    const { id, ...document } = await papers.put("mine.txt");
    await settled(id).toMatchObject({ state: "active" });
    const before = (await papers.rig.requests()).length;
    const body = { attachmentId: newId(), name: document.name, metadata: [] };
    const place = { storeId: papers.storeId, documentId: id };
    await expect(getStore(other, papers.storeId)).rejects.toThrow("not_found");
    await expect(listDocuments(other, papers.storeId)).rejects.toThrow("not_found");
    await expect(addDocument(other, papers.storeId, body)).rejects.toThrow("not_found");
    await expect(retryDocument(other, place)).rejects.toThrow("not_found");
    await expect(removeDocument(other, place)).rejects.toThrow("not_found");
    await expect(deleteStore(other, papers.storeId)).rejects.toThrow("not_found");
    expect(await listStores(other)).toEqual([]);
    expect((await papers.rig.requests()).length).toBe(before);
    expect(await papers.stateOf(id)).toMatchObject({ state: "active" });
  });

  test("is no store of a turn's", async () => {
    const stores = await listStores(papers.rig.owner);
    const names = stores.map(({ name }) => name);
    expect((await ownedStores(papers.rig.owner, [...names, "fileSearchStores/none"])).sort()).toEqual(
      [...names].sort(),
    );
    expect(await ownedStores(other, names)).toEqual([]);
  });

  test("is not searched in a turn that names it, while one's own is", async () => {
    const own = (await listStores(papers.rig.owner)).map(({ name }) => name);
    const foreign = await createStore(other, "Secret");
    const names = [foreign.name, ...own];
    const tools = [{ type: "file_search" as const, file_search_store_names: names }];
    const { turnId } = await papers.rig.send({ text: "What do the files say?", settings: { tools } });
    await papers.rig.read(turnId);
    const call = (await papers.rig.calls()).at(-1);
    expect(call?.tools).toEqual([{ type: "file_search", file_search_store_names: own }]);
  });

  test("an attachment of somebody else's does not come into one's own store", async () => {
    const { media } = await papers.rig.attach("a.txt", new TextEncoder().encode(`secret ${newId()}`));
    const own = await createStore(other, "Theirs");
    const body = { attachmentId: media?.id ?? "", name: "a.txt", metadata: [] };
    await expect(addDocument(other, own.id, body)).rejects.toThrow("attachment_gone");
  });
});
