import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { search } from "@/lib/server/search/search";
import { createShare } from "@/lib/server/shares/create-share";
import { getShare } from "@/lib/server/shares/get-share";
import { asked, NOBODY } from "@/lib/server/shares/test-shares";
import { getThread, listThreads, updateThread } from "@/lib/server/threads";
import { exportThread } from "@/lib/server/transfer/export-thread";
import { findTurn } from "@/lib/server/turns/stored-turn";
import { deleteBranch } from "./delete-branch";
import { forkThread } from "./fork-thread";
import { restoreBranch } from "./restore-branch";
import { headOf, isNoted, isRemoved, makeTree, type TestTree, turnsOf, usedBy } from "./test-tree";

let rig: Rig;
let owner: Owner;
let stranger: Owner;
let tree: TestTree;
beforeAll(async () => {
  rig = await createRig({ DELETION_GRACE_MS: "1" });
  owner = rig.owner;
  ({ owner: stranger } = await createOwner());
});
beforeEach(async () => {
  tree = await makeTree(rig);
}, 60_000);
afterAll(() => rig.close());

const NOT_FOUND = { code: "not_found" };
const idsOf = (turns: readonly Turn[]) => turns.map(({ id }) => id);

const found = async (q: string) => (await search(owner, { q, zone: 0 })).hits.map(({ threadId }) => threadId);

describe("8 a branch that is deleted", () => {
  test("is found by no door, and another is shown in its place", async () => {
    const { threadId, root, middle, one, other, end } = tree;
    expect(await deleteBranch(owner, threadId, other.id)).toEqual({ headTurnId: one.id });
    const { thread, turns, deleted } = await getThread(owner, threadId);
    expect(thread.headTurnId).toBe(one.id);
    expect(idsOf(turns)).toEqual(idsOf([root, middle, one]));
    expect(deleted).toEqual([other.id]);
    expect(await findTurn(owner, end.id)).toBeNull();
    expect(await (await exportThread(owner, threadId, "json")).text()).not.toContain("haiku");
    await expect(updateThread(owner, threadId, { headTurnId: end.id })).rejects.toMatchObject(NOT_FOUND);
    await expect(rig.ask({ text: "Go on", threadId, parentId: end.id })).rejects.toMatchObject(NOT_FOUND);
    await expect(forkThread(owner, threadId, { threadId: newId(), turnId: end.id })).rejects.toMatchObject(
      NOT_FOUND,
    );
    await expect(createShare(owner, threadId, asked(end))).rejects.toMatchObject(NOT_FOUND);
    const { threads } = await listThreads(owner);
    expect(threads.filter(({ title }) => title === null)).toEqual([]);
  });

  test("is not found by its words, and is again once it is back", async () => {
    const { threadId, one, word } = tree;
    expect(await found(word)).toContain(threadId);
    await deleteBranch(owner, threadId, one.id);
    expect(await found(word)).toEqual([]);
    await restoreBranch(owner, threadId, one.id);
    expect(await found(word)).toContain(threadId);
  });

  test("comes back as it was, and is shown where it was shown", async () => {
    const { threadId, other, end } = tree;
    const before = await turnsOf(owner, threadId);
    await deleteBranch(owner, threadId, other.id);
    await restoreBranch(owner, threadId, other.id);
    expect(await turnsOf(owner, threadId)).toEqual(before);
    expect(await headOf(owner, threadId)).toBe(end.id);
    expect((await getThread(owner, threadId)).deleted).toBeUndefined();
    expect((await rig.ask({ text: "Go on", threadId, parentId: end.id })).status).toBe("completed");
  });

  test("is deleted once, and restored once, however often that is asked for", async () => {
    const { threadId, other, one, end } = tree;
    const answers = await Promise.all([
      deleteBranch(owner, threadId, other.id),
      deleteBranch(owner, threadId, other.id),
    ]);
    expect(answers).toEqual([{ headTurnId: one.id }, { headTurnId: one.id }]);
    await Promise.all([restoreBranch(owner, threadId, other.id), restoreBranch(owner, threadId, other.id)]);
    expect(await headOf(owner, threadId)).toBe(end.id);
  });

  test("does not come back into nothing: what it went on from comes first", async () => {
    const { threadId, middle, other } = tree;
    await deleteBranch(owner, threadId, other.id);
    await deleteBranch(owner, threadId, middle.id);
    await expect(restoreBranch(owner, threadId, other.id)).rejects.toMatchObject(NOT_FOUND);
    await restoreBranch(owner, threadId, middle.id);
    await restoreBranch(owner, threadId, other.id);
    expect(await turnsOf(owner, threadId)).toHaveLength(5);
  });

  test("leaves an empty thread where it was all of it, and comes back into that", async () => {
    const { threadId, root, end } = tree;
    expect(await deleteBranch(owner, threadId, root.id)).toEqual({ headTurnId: null });
    expect(await turnsOf(owner, threadId)).toEqual([]);
    await restoreBranch(owner, threadId, root.id);
    expect(await headOf(owner, threadId)).toBe(end.id);
  });

  test("is removed for good when its time is over, with what Google has of it, and no more than that", async () => {
    const { threadId, middle, one, end } = tree;
    await deleteBranch(owner, threadId, tree.other.id);
    await expect.poll(() => isRemoved(end.id)).toBe(true);
    const stays = [...middle.interactions, ...one.interactions].map(({ id }) => id);
    expect(await Promise.all(stays.map(isNoted))).toEqual(stays.map(() => false));
    expect(await isNoted(end.interactions.at(-1)?.id ?? "")).toBe(true);
    await expect(restoreBranch(owner, threadId, tree.other.id)).rejects.toMatchObject(NOT_FOUND);
    expect((await getThread(owner, threadId)).deleted, "pages that come later hear of it").toEqual([
      tree.other.id,
    ]);
  });

  test("has used what it has used, and what was shared of it is shared", async () => {
    const { threadId, end, other } = tree;
    const { id: shareId } = await createShare(owner, threadId, asked(end));
    const { all } = await usedBy(owner);
    await deleteBranch(owner, threadId, other.id);
    expect((await usedBy(owner)).all).toEqual(all);
    const { threads } = await usedBy(owner);
    expect(threads.find((entry) => entry.threadId === threadId)).toMatchObject({ isDeleted: false });
    expect((await getShare(shareId, NOBODY)).turns).toHaveLength(4);
  });

  test("stops what runs in it, and the next message is not kept waiting", async () => {
    const { threadId, middle } = tree;
    const { turnId } = await rig.send({ text: "Count to 900 [pace: 20]", threadId, parentId: middle.id });
    await deleteBranch(owner, threadId, turnId);
    expect((await rig.ask({ text: "Go on", threadId, parentId: middle.id })).status).toBe("completed");
    const { db } = await database();
    const statusOf = async () =>
      (await db.selectFrom("turns").select("status").where("id", "=", turnId).executeTakeFirst())?.status;
    await expect.poll(statusOf, { timeout: 20_000 }).not.toBe(null);
    expect(["cancelled", undefined]).toContain(await statusOf());
  });

  test("is its owner's: nobody else deletes it or brings it back, nor by another thread", async () => {
    const { threadId, other } = tree;
    await expect(deleteBranch(stranger, threadId, other.id)).rejects.toMatchObject(NOT_FOUND);
    const elsewhere = await rig.ask({ text: "Hello" });
    await expect(deleteBranch(owner, elsewhere.threadId, other.id)).rejects.toMatchObject(NOT_FOUND);
    await expect(deleteBranch(owner, threadId, newId())).rejects.toMatchObject(NOT_FOUND);
    expect(await turnsOf(owner, threadId)).toHaveLength(5);
    await deleteBranch(owner, threadId, other.id);
    await expect(restoreBranch(stranger, threadId, other.id)).rejects.toMatchObject(NOT_FOUND);
    await expect(restoreBranch(owner, elsewhere.threadId, other.id)).rejects.toMatchObject(NOT_FOUND);
  });
});
