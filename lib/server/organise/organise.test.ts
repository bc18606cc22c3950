import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { OrganiseThreads } from "@/lib/protocol/api-list";
import { FOLDERS_MAX, PINNED_MAX } from "@/lib/protocol/folders";
import { newId } from "@/lib/protocol/id";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { moveOwner } from "@/lib/server/access/moving/move-owner";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { purgeThreads } from "@/lib/server/delete-thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread, listThreads } from "@/lib/server/threads";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { runs } from "@/lib/server/turns/running";
import { createFolder, deleteFolder, listFolders, updateFolder } from "./folders";
import { organiseThreads } from "./organise-threads";
import { getThreadList } from "./thread-list";

let rig: Rig;
let owner: Owner;
beforeAll(async () => {
  rig = await createRig();
});
beforeEach(async () => {
  owner = (await createOwner()).owner;
});
afterAll(() => rig.close());

async function addThread(title: string, whose = owner): Promise<string> {
  const id = newId();
  const thread = { id, title, settings: DEFAULT_SETTINGS, headTurnId: null, createdAt: 1 };
  await storeThread(whose, { ...thread, turns: [], mediaIds: [] });
  return id;
}

async function addThreads(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) ids.push(await addThread(`Thread ${number}`));
  return ids;
}

const place = (threadIds: string[], change: Omit<OrganiseThreads, "threadIds">, whose = owner) =>
  organiseThreads(whose, { threadIds, ...change });
const addFolder = (name: string, whose = owner) => createFolder(whose, { id: newId(), name });
const idsOf = (threads: readonly { id: string }[]) => threads.map(({ id }) => id).sort();
const archivedOf = async (whose: Owner) => idsOf((await listThreads(whose, { section: "archived" })).threads);

/** Where each thread is listed, by the names of folders. */
async function placesOf(whose = owner): Promise<Record<string, string[]>> {
  const { pinned, folders, threads } = await getThreadList(whose);
  return {
    pinned: idsOf(pinned),
    list: idsOf(threads),
    ...Object.fromEntries(folders.map((folder) => [folder.name, idsOf(folder.threads)])),
  };
}

test("8 a thread is listed in one place: archived it is in none, pinned it is on top, else in its folder", async () => {
  const [pinned = "", archived = "", inside = "", loose = ""] = await addThreads(4);
  const { id: folderId } = await addFolder("Work");
  await place([pinned, archived, inside], { folderId });
  await place([pinned], { isPinned: true });
  await place([archived], { isArchived: true });
  expect(await placesOf()).toEqual({ pinned: [pinned], Work: [inside], list: [loose] });
  expect(await archivedOf(owner)).toEqual([archived]);
  await place([pinned], { isPinned: false });
  await place([archived], { isArchived: false });
  expect(await placesOf(), "they are where they were before").toEqual({
    pinned: [],
    Work: idsOf([{ id: pinned }, { id: archived }, { id: inside }]),
    list: [loose],
  });
});

test("8 the same change again changes nothing more, so that it can be sent twice", async () => {
  const [threadId = ""] = await addThreads(1);
  const timesOf = async () => {
    const { db } = await database();
    const columns = ["pinned_at", "archived_at", "deleted_at", "updated_at"] as const;
    return db.selectFrom("threads").select(columns).where("id", "=", threadId).executeTakeFirstOrThrow();
  };
  const all = { isPinned: true, isArchived: true, isDeleted: true };
  await place([threadId], all);
  const before = await timesOf();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await place([threadId], all)).toEqual({ threadIds: [threadId] });
  expect(await timesOf()).toEqual(before);
});

describe("AZ-06 who places what is another's", () => {
  test("changes only what is theirs", async () => {
    const { owner: stranger } = await createOwner();
    const [theirs = "", mine = ""] = [await addThread("Theirs", stranger), await addThread("Mine")];
    for (const change of [{ isPinned: true }, { isArchived: true }, { isDeleted: true }]) {
      expect(await place([theirs, mine], change, stranger)).toEqual({ threadIds: [theirs] });
      await expect(place([mine], change, stranger)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await placesOf()).toEqual({ pinned: [], list: [mine] });
  });

  test("puts nothing into a folder of theirs, nor renames, folds or deletes it", async () => {
    const { owner: stranger } = await createOwner();
    const folder = await addFolder("Mine");
    const inside = await addThread("Inside");
    await place([inside], { folderId: folder.id });
    const theirs = await addThread("Theirs", stranger);
    const refused = { code: "not_found" };
    await expect(place([theirs], { folderId: folder.id }, stranger)).rejects.toMatchObject(refused);
    await expect(updateFolder(stranger, folder.id, { name: "Theirs" })).rejects.toMatchObject(refused);
    await expect(deleteFolder(stranger, folder.id)).rejects.toMatchObject(refused);
    await expect(createFolder(stranger, { id: folder.id, name: "Theirs" })).rejects.toMatchObject(refused);
    expect(await placesOf()).toEqual({ pinned: [], list: [], Mine: [inside] });
    expect(await placesOf(stranger)).toEqual({ pinned: [], list: [theirs] });
  });
});

test("8 so many can be pinned and no more, also when they are pinned at once", async () => {
  const ids = await addThreads(PINNED_MAX + 4);
  await place(ids.slice(0, PINNED_MAX - 1), { isPinned: true });
  const rest = ids.slice(PINNED_MAX - 1);
  const outcomes = await Promise.allSettled(rest.map((id) => place([id], { isPinned: true })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "too_many_pinned" },
  });
  expect((await placesOf()).pinned).toHaveLength(PINNED_MAX);
});

test("8 what is restored is seen again, though as many have been pinned since as can be", async () => {
  const [deleted = "", ...ids] = await addThreads(PINNED_MAX + 1);
  await place([deleted], { isPinned: true });
  await place([deleted], { isDeleted: true });
  await place(ids, { isPinned: true });
  await place([deleted], { isDeleted: false });
  expect((await placesOf()).list).toEqual([deleted]);
});

test("8 many are deleted and brought back by one request each, where they were", async () => {
  const ids = await addThreads(3);
  const { id: folderId } = await addFolder("Work");
  await place(ids.slice(0, 1), { isPinned: true });
  await place(ids.slice(1, 2), { folderId });
  const before = await placesOf();
  await place(ids, { isDeleted: true });
  expect(await placesOf()).toEqual({ pinned: [], list: [], Work: [] });
  await purgeThreads();
  await place(ids, { isDeleted: false });
  expect(await placesOf()).toEqual(before);
});

test("8 what runs in threads that are deleted together is stopped", async () => {
  const sent = [
    await rig.send({ text: "Count to 900 [pace: 1]" }),
    await rig.send({ text: "Count to 900 [pace: 1]" }),
  ];
  await place(
    sent.map(({ threadId }) => threadId),
    { isDeleted: true },
    rig.owner,
  );
  for (const { turnId } of sent) {
    await runs().get(turnId)?.done;
    const { db } = await database();
    const row = await db.selectFrom("turns").select("status").where("id", "=", turnId).executeTakeFirst();
    expect(row).toEqual({ status: "cancelled" });
  }
});

test("8 a message in an archived thread brings it back to where it was", async () => {
  const { threadId, id } = await rig.ask({ text: "Say exactly: heron" });
  const folder = await addFolder("Birds", rig.owner);
  await place([threadId], { folderId: folder.id, isArchived: true }, rig.owner);
  expect((await getThread(rig.owner, threadId)).thread).toMatchObject({ isArchived: true });
  await rig.ask({ text: "Say exactly: heron", threadId, parentId: id });
  expect((await placesOf(rig.owner)).Birds).toEqual([threadId]);
});

describe("8 a folder", () => {
  test("is made once by a request that comes twice, renamed and folded", async () => {
    const folder = { id: newId(), name: "Work" };
    await Promise.all([createFolder(owner, folder), createFolder(owner, folder)]);
    await updateFolder(owner, folder.id, { isCollapsed: true });
    await updateFolder(owner, folder.id, { name: "Play" });
    expect(await listFolders(owner)).toEqual([{ id: folder.id, name: "Play", isCollapsed: true }]);
  });

  test("that is deleted leaves all its threads in the list, and says which they are", async () => {
    const ids = await addThreads(3);
    const { id: folderId } = await addFolder("Work");
    await place(ids, { folderId });
    await place(ids.slice(0, 1), { isArchived: true });
    await place(ids.slice(1, 2), { isDeleted: true });
    expect(idsOf((await deleteFolder(owner, folderId)).threadIds.map((id) => ({ id })))).toEqual(ids.sort());
    expect(await listFolders(owner)).toEqual([]);
    await place(ids, { isArchived: false, isDeleted: false });
    expect(await placesOf()).toEqual({ pinned: [], list: ids.sort() });
  });

  test("is one of so many, also when they are made at once", async () => {
    for (let count = 1; count < FOLDERS_MAX; count += 1) await addFolder(`Folder ${count}`);
    const outcomes = await Promise.allSettled([addFolder("One more"), addFolder("Another")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listFolders(owner)).toHaveLength(FOLDERS_MAX);
  });

  test("has its threads in pages, each of them once", async () => {
    const ids = await addThreads(25);
    const { id: folderId } = await addFolder("Work");
    await place(ids, { folderId });
    const [first] = (await getThreadList(owner)).folders;
    const seen = [...(first?.threads ?? [])];
    let cursor = first?.nextCursor;
    while (cursor) {
      const page = await listThreads(owner, { section: folderId, cursor, pageSize: 10 });
      seen.push(...page.threads);
      cursor = page.nextCursor;
    }
    expect(idsOf(seen)).toEqual(ids.sort());
  });

  test("moves into an account with what is in it", async () => {
    const { owner: account } = await createOwner();
    const [threadId = ""] = await addThreads(1);
    const { id: folderId } = await addFolder("Work");
    await place([threadId], { folderId });
    const { db } = await database();
    await db.transaction().execute((tx) => moveOwner(tx, { from: owner, to: account }));
    expect(await placesOf(account)).toEqual({ pinned: [], list: [], Work: [threadId] });
    expect(await placesOf(owner)).toEqual({ pinned: [], list: [] });
  });
});

test("8 the pinned ones stay in the order in which they were pinned, the last on top", async () => {
  const [first = "", second = ""] = await addThreads(2);
  await place([first], { isPinned: true });
  await vi.waitFor(async () => {
    await place([second], { isPinned: false });
    await place([second], { isPinned: true });
    const { pinned } = await getThreadList(owner);
    const [one, other] = [first, second].map(
      (id) => pinned.find((thread) => thread.id === id)?.pinnedAt ?? 0,
    );
    expect(other).toBeGreaterThan(one ?? 0);
  });
});

test("8 pinned ones stand in the order that is asked for, whatever else is named with them", async () => {
  const [first = "", second = "", third = "", loose = ""] = await addThreads(4);
  await place([first, second, third], { isPinned: true });
  const orderOf = async (whose = owner) => {
    const { pinned } = await getThreadList(whose);
    return pinned.toSorted((one, other) => (other.pinnedAt ?? 0) - (one.pinnedAt ?? 0)).map(({ id }) => id);
  };
  await place([second, loose, first, third], { isInOrder: true });
  expect(await orderOf()).toEqual([second, first, third]);
  await place([third, second, first], { isInOrder: true });
  await place([third, second, first], { isInOrder: true });
  expect(await orderOf()).toEqual([third, second, first]);

  const { owner: stranger } = await createOwner();
  const theirs = await addThread("Theirs", stranger);
  await place([first, second, third, theirs], { isInOrder: true }, stranger);
  expect(await orderOf(), "a stranger changes nothing").toEqual([third, second, first]);
  expect(await orderOf(stranger)).toEqual([]);
});

test("8 no thread is out of sight where the pins of two lists come together, or what was archived comes back", async () => {
  const { owner: account } = await createOwner();
  const theirs = await addThreads(30);
  await place(theirs, { isPinned: true });
  const mine: string[] = [];
  for (let number = 0; number < 30; number += 1) mine.push(await addThread(`Mine ${number}`, account));
  await place(mine, { isPinned: true }, account);
  const { db } = await database();
  await db.transaction().execute((tx) => moveOwner(tx, { from: owner, to: account }));
  const { pinned, list } = await placesOf(account);
  expect(pinned).toHaveLength(PINNED_MAX);
  expect([...(pinned ?? []), ...(list ?? [])].sort()).toEqual([...theirs, ...mine].sort());

  const [first = ""] = pinned ?? [];
  await place([first], { isArchived: true }, account);
  const [another = ""] = list ?? [];
  await place([another], { isPinned: true }, account);
  await place([first], { isArchived: false }, account);
  const after = await placesOf(account);
  expect(after.pinned).toHaveLength(PINNED_MAX);
  expect(after.list).toContain(first);
});

test("8 a folder that has only what is deleted is brought back with it", async () => {
  const [gone = ""] = await addThreads(1);
  const { id } = await addFolder("Work");
  await place([gone], { folderId: id });
  await place([gone], { isDeleted: true });
  const { threadIds } = await deleteFolder(owner, id);
  await createFolder(owner, { id, name: "Work" });
  await place(threadIds, { folderId: id });
  expect(await placesOf()).toEqual({ pinned: [], list: [], Work: [] });
  await place([gone], { isDeleted: false });
  expect(await placesOf()).toEqual({ pinned: [], list: [], Work: [gone] });
});
