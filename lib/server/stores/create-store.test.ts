import { afterAll, beforeAll, expect, test } from "vitest";
import { STORES_MAX } from "@/lib/protocol/stores";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createGoogleStore } from "@/lib/server/gemini/stores";
import { createStore } from "./create-store";
import { deleteStore } from "./delete-store";
import { listStores } from "./find-store";
import { markOf, nameStore, reserveStore } from "./pending-store";
import { sweepStores } from "./sweep-stores";
import { createPapers, type Papers } from "./test-papers";

let papers: Papers;
beforeAll(async () => {
  papers = await createPapers();
});
afterAll(() => papers.close());

const newOwner = async () => (await createOwner()).owner;

/** A creation of which nothing more came after Google had made the store; returns both of its names. */
async function breakOff(owner: Owner, ageMs: number): Promise<{ pending: string; name: string }> {
  const pending = await reserveStore(owner, "Papers");
  const name = await createGoogleStore("Papers", markOf(pending));
  await grow(pending, ageMs);
  return { pending, name };
}

async function grow(name: string, ageMs: number): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("stores")
    .set({ created_at: Date.now() - ageMs })
    .where("name", "=", name)
    .execute();
}

test("there is an end to how many stores are made, also where many are asked for at once", async () => {
  const owner = await newOwner();
  const asked = Array.from({ length: STORES_MAX + 3 }, (_, index) => createStore(owner, `Papers ${index}`));
  const results = await Promise.allSettled(asked);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(STORES_MAX);
  const stores = await listStores(owner);
  const names = stores.map(({ name }) => name);
  expect(names).toHaveLength(STORES_MAX);
  expect((await papers.storesAtGoogle()).sort(), "nothing more was made at Google").toEqual(names.sort());
  for (const { id } of stores) await deleteStore(owner, id);
});

test("a store whose creation broke off is shown to nobody, and does not stay at Google", async () => {
  const owner = await newOwner();
  const { name } = await breakOff(owner, 2 * 60_000);
  expect(await listStores(owner)).toEqual([]);
  expect(await papers.storesAtGoogle()).toEqual([name]);
  await sweepStores();
  expect(await papers.storesAtGoogle()).toEqual([]);
});

test("a store that is just being made is left alone", async () => {
  const owner = await newOwner();
  const { pending, name } = await breakOff(owner, 1_000);
  await sweepStores();
  expect(await papers.storesAtGoogle()).toEqual([name]);
  expect(await nameStore(owner, pending, name)).toBe(true);
  const [store] = await listStores(owner);
  expect(store).toMatchObject({ name, displayName: "Papers" });
  await deleteStore(owner, store?.id ?? "");
});

test("creations that broke off keep nobody from making stores", async () => {
  const owner = await newOwner();
  for (let count = 0; count < STORES_MAX; count++)
    await grow(await reserveStore(owner, "Papers"), 2 * 60_000);
  await expect(createStore(owner, "Papers")).resolves.toMatchObject({ displayName: "Papers" });
});

test("what Google has never made is looked for a while, and then forgotten", async () => {
  const owner = await newOwner();
  const [young, old] = [await reserveStore(owner, "Papers"), await reserveStore(owner, "Papers")];
  await grow(young, 2 * 60_000);
  await grow(old, 11 * 60_000);
  await sweepStores();
  const { db } = await database();
  const rows = await db.selectFrom("stores").select("name").where("owner_id", "=", owner.id).execute();
  expect(rows).toEqual([{ name: young }]);
});
