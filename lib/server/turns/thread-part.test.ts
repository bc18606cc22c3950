import { afterAll, beforeAll, expect, test } from "vitest";
import type { ThreadDetail } from "@/lib/protocol/api";
import { newId } from "@/lib/protocol/id";
import type { Turn } from "@/lib/protocol/thread";
import { pathTo } from "@/lib/protocol/tree";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { createRig, type Rig } from "@/lib/server/rig";
import { findThread, getThreadJson } from "@/lib/server/threads";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { END } from "./thread-part";

const LONG = 700;

let rig: Rig;
let model: Turn;
beforeAll(async () => {
  rig = await createRig();
  model = await rig.ask({ text: "Hello" });
});
afterAll(() => rig.close());

type Placed = { id: string; parentId: string | null; createdAt: number };

/** A branch of so many turns below a turn, each a moment after the one before. */
function branchOf(count: number, from: Pick<Placed, "parentId" | "createdAt">): Placed[] {
  const branch: Placed[] = [];
  for (let index = 0; index < count; index += 1) {
    const parentId = branch.at(-1)?.id ?? from.parentId;
    branch.push({ id: newId(), parentId, createdAt: from.createdAt + index });
  }
  return branch;
}

async function store(placed: readonly Placed[], headTurnId: string): Promise<string> {
  const id = newId();
  const turns = placed.map((place) => ({ ...model, ...place, threadId: id }));
  const { settings } = model;
  await storeThread(rig.owner, {
    id,
    title: "Long",
    settings,
    headTurnId,
    createdAt: 1,
    turns,
    mediaIds: [],
  });
  return id;
}

/** What a page gets. */
async function getThread(...asked: Parameters<typeof getThreadJson>): Promise<ThreadDetail> {
  return JSON.parse(await getThreadJson(...asked));
}

const lastOf = (placed: readonly Placed[]) => placed.at(-1)?.id ?? "";
const idsOf = (turns: readonly { id: string }[]) => turns.map(({ id }) => id);

test("the parts of a long thread are all of its turns, and none before its end comes twice", async () => {
  // Three at a time, as turns are that were made within one millisecond.
  const branch = branchOf(LONG, { parentId: null, createdAt: 0 }).map((turn, index) => ({
    ...turn,
    createdAt: Math.floor(index / 3),
  }));
  const threadId = await store(branch, lastOf(branch));
  const { turns: whole } = await getThread(rig.owner, threadId);
  const end = await getThread(rig.owner, threadId, END);
  const atEnd = idsOf(end.turns);
  expect(atEnd.length).toBeLessThan(100);
  expect(atEnd).toContain(lastOf(branch));
  const seen: string[] = [];
  for (let before = end.earlier; before !== undefined; ) {
    const part = await getThread(rig.owner, threadId, before);
    seen.unshift(...idsOf(part.turns));
    before = part.earlier;
  }
  expect(new Set(seen).size).toBe(seen.length);
  // The end has the shown branch as well, of which a turn may be among those before.
  expect([...new Set([...seen, ...atEnd])].toSorted()).toEqual(idsOf(whole).toSorted());
});

test("a thread that is short comes whole", async () => {
  const branch = branchOf(20, { parentId: null, createdAt: 0 });
  const { turns, earlier } = await getThread(rig.owner, await store(branch, lastOf(branch)), END);
  expect(idsOf(turns)).toEqual(idsOf(branch));
  expect(earlier).toBeUndefined();
});

test("an old version that is shown is there at once, with the versions beside it, however much came after it", async () => {
  const old = branchOf(100, { parentId: null, createdAt: 0 });
  const fork = old[90]?.id ?? "";
  const recent = branchOf(300, { parentId: fork, createdAt: 1_000 });
  const threadId = await store([...old, ...recent], lastOf(old));
  const { thread, turns } = await getThread(rig.owner, threadId, END);
  const byId = Object.fromEntries(turns.map((turn) => [turn.id, turn]));
  expect(idsOf(pathTo(byId, thread.headTurnId))).toEqual(idsOf(old.slice(-60)));
  expect(idsOf(turns), "the other version of the turn after the fork").toContain(recent[0]?.id);
});

test("a part is nobody else's, and a cursor that is none is refused", async () => {
  const branch = branchOf(2, { parentId: null, createdAt: 0 });
  const threadId = await store(branch, lastOf(branch));
  await expect(getThread({ ...rig.owner, id: newId() }, threadId, END)).rejects.toThrow(HttpError);
  await expect(getThread(rig.owner, threadId, "nonsense")).rejects.toMatchObject({ code: "bad_request" });
});

test("a turn of an older version comes with what it lacks, and one that runs as far as it is stored", async () => {
  const old = branchOf(1, { parentId: null, createdAt: 0 });
  const threadId = await store(old, lastOf(old));
  const { db } = await database();
  const { callNotes: _, hasNewEnvironment: __, ...stored } = { ...model, ...old[0], threadId };
  const turn = JSON.stringify({ ...stored, input: [{ type: "text", text: '"callNotes":{}' }] });
  await db.updateTable("turns").set({ turn }).where("id", "=", lastOf(old)).execute();
  const running = await rig.send({ text: "count to 300 [pace: 0.5]", threadId, parentId: lastOf(old) });
  await expect.poll(async () => (await rig.stored(running.turnId)).cursor).toBeGreaterThan(5);
  const { turns } = await getThread(rig.owner, threadId);
  expect(turns[0]).toEqual((await findThread(rig.owner, threadId))?.turns[0]);
  expect(turns[0]).toMatchObject({ callNotes: {}, hasNewEnvironment: false });
  expect(turns[1]?.cursor).toBeGreaterThan(5);
  await rig.read(running.turnId);
});
