import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { mediaIn } from "@/lib/protocol/media";
import type { Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { png } from "@/lib/server/media/test-files";
import { createFolder } from "@/lib/server/organise/folders";
import { organiseThreads } from "@/lib/server/organise/organise-threads";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread, listThreads, updateThread } from "@/lib/server/threads";
import { forkThread, toForkTitle } from "./fork-thread";
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

describe("8 a fork", () => {
  const fork = (turnId: string, forkId = newId()) =>
    forkThread(owner, tree.threadId, { threadId: forkId, turnId });

  test("holds what leads to its turn, in order, and goes on at the same interaction", async () => {
    const { root, middle, threadId } = tree;
    await updateThread(owner, threadId, {
      title: "Genoa",
      settings: { ...root.settings, system_instruction: "Be brief." },
    });
    const { threadId: forkId } = await fork(middle.id);
    const { thread, turns } = await getThread(owner, forkId);
    expect(thread).toMatchObject({ title: "Genoa (fork)", headTurnId: turns[1]?.id });
    expect(thread.settings.system_instruction).toBe("Be brief.");
    expect(turns.map(({ parentId }) => parentId)).toEqual([null, turns[0]?.id]);
    const contents = (turn: Turn | undefined) =>
      turn && { input: turn.input, steps: turn.steps.length, at: turn.createdAt, calls: turn.interactions };
    expect(turns.map(contents)).toEqual([root, middle].map(contents));
    expect(idsOf(turns)).not.toContain(middle.id);
    const before = (await rig.calls()).length;
    const next = await rig.ask({
      text: "What is my name?",
      threadId: forkId,
      parentId: turns[1]?.id ?? null,
    });
    expect(JSON.stringify(next.steps)).toContain("Ada");
    const [call] = (await rig.calls()).slice(before);
    expect(call?.previous_interaction_id).toBe(middle.interactions.at(-1)?.id);
    expect(await turnsOf(owner, threadId), "the thread that it came from is as it was").toHaveLength(5);
  });

  test("has its signatures, for when its history has to be sent", async () => {
    const { threadId: forkId } = await fork(tree.middle.id);
    const { thread } = await getThread(owner, forkId);
    const before = (await rig.calls()).length;
    const settings = { store: false };
    await rig.ask({ text: "What is my name?", threadId: forkId, parentId: thread.headTurnId, settings });
    const [call] = (await rig.calls()).slice(before);
    expect(call).not.toHaveProperty("previous_interaction_id");
    expect(JSON.stringify(call)).toMatch(/"signature":"[^"]{8,}"/);
  });

  test("has the same files, which stay for as long as one of the two has them", async () => {
    const file = await rig.attach("a garden.png", new Uint8Array(png()));
    const { turnId, threadId } = await rig.send({ text: "What is this?", files: [file] });
    await rig.read(turnId);
    const { threadId: forkId } = await forkThread(owner, threadId, { threadId: newId(), turnId });
    const [copy] = await turnsOf(owner, forkId);
    expect(mediaIn(copy?.input ?? [])).toEqual(mediaIn((await rig.stored(turnId)).input));
    const { db } = await database();
    const mediaId = mediaIn(copy?.input ?? [])[0]?.media?.id ?? "";
    const uses = await db
      .selectFrom("media_uses")
      .select("turn_id")
      .where("media_id", "=", mediaId)
      .execute();
    expect(uses.map(({ turn_id }) => turn_id).sort()).toEqual([turnId, copy?.id].sort());
  });

  test("is one, however often the same is asked for, at once or later", async () => {
    const forkId = newId();
    const before = (await listThreads(owner)).threads.length;
    await Promise.all([fork(tree.middle.id, forkId), fork(tree.middle.id, forkId)]);
    await fork(tree.middle.id, forkId);
    expect((await listThreads(owner)).threads).toHaveLength(before + 1);
    expect(await turnsOf(owner, forkId)).toHaveLength(2);
    await expect(fork(tree.end.id, forkId), "an id that is taken").rejects.toMatchObject(NOT_FOUND);
  });

  test("stands in the same folder, and costs nothing anew", async () => {
    const { id: folderId } = await createFolder(owner, { id: newId(), name: "Work" });
    await organiseThreads(owner, { threadIds: [tree.threadId], folderId });
    const { all } = await usedBy(owner);
    const { threadId: forkId } = await fork(tree.end.id);
    expect((await getThread(owner, forkId)).thread.folderId).toBe(folderId);
    expect((await usedBy(owner)).all).toEqual(all);
  });

  test("leaves at Google what the other still goes on from, whichever is deleted first", async () => {
    const kept = tree.middle.interactions.at(-1)?.id ?? "";
    const { threadId: forkId } = await fork(tree.middle.id);
    const turnId = (await headOf(owner, forkId)) ?? "";
    const { threadId: secondId } = await forkThread(owner, forkId, { threadId: newId(), turnId });
    const lastId = (await headOf(owner, secondId)) ?? "";
    const remove = async (threadId: string, removedId: string) => {
      await deleteThread(owner, threadId);
      await expect.poll(() => isRemoved(removedId)).toBe(true);
    };
    await remove(forkId, turnId);
    expect(await isNoted(kept), "two have it").toBe(false);
    await remove(tree.threadId, tree.middle.id);
    expect(await isNoted(kept), "one has it").toBe(false);
    await remove(secondId, lastId);
    expect(await isNoted(kept)).toBe(true);
  });

  test("is not made of what is another's, is not there, or is not over", async () => {
    const body = { threadId: newId(), turnId: tree.middle.id };
    await expect(forkThread(stranger, tree.threadId, body)).rejects.toMatchObject(NOT_FOUND);
    await expect(fork(newId())).rejects.toMatchObject(NOT_FOUND);
    const { turnId, threadId } = await rig.send({ text: "Count to 60 [pace: 5]" });
    await expect(forkThread(owner, threadId, { threadId: newId(), turnId })).rejects.toMatchObject({
      code: "thread_busy",
    });
    await rig.read(turnId);
  });

  test("of a fork is called like it, and its title has an end", () => {
    expect(toForkTitle("Genoa")).toBe("Genoa (fork)");
    expect(toForkTitle("Genoa (fork)")).toBe("Genoa (fork)");
    expect(toForkTitle("x".repeat(200))).toHaveLength(200);
  });
});
