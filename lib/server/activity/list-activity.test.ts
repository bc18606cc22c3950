import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ActivityEntry } from "@/lib/protocol/api-activity";
import { newId } from "@/lib/protocol/id";
import { newTurn, type Turn, type TurnStatus } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread, restoreThread } from "@/lib/server/delete-thread";
import { processWide } from "@/lib/server/process-wide";
import { createRig, type Rig } from "@/lib/server/rig";
import { ALLOW, ASKED, actorOf, callOf, withTools } from "@/lib/server/turns/test-functions";
import { dismissActivity } from "./dismiss";
import { listActivity } from "./list-activity";
import { seeThread } from "./see-thread";

const DAY_MS = 86_400_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());
const { decide, endOf } = actorOf(() => rig);

// What one test has left over must not stand in the list of the next.
beforeEach(async () => {
  const { db } = await database();
  await db.deleteFrom("threads").execute();
});

async function entries(owner: Owner = rig.owner): Promise<ActivityEntry[]> {
  return (await listActivity(owner)).entries;
}
const idsOf = (list: readonly ActivityEntry[]) => list.map(({ turnId }) => turnId);

type Past = {
  owner?: Owner;
  threadId?: string;
  status?: TurnStatus;
  isBackground?: boolean;
  /** How long ago it settled. Null where it runs: in another process, as nothing here knows of it. */
  settledAgoMs?: number | null;
  change?: Partial<Turn>;
};

/** A turn as a process has stored it at some time. */
async function store(past: Past = {}): Promise<{ threadId: string; turnId: string }> {
  const { owner = rig.owner, threadId = newId(), status = "completed", settledAgoMs = 60_000 } = past;
  const { db, engine } = await database();
  const createdAt = Date.now() - (settledAgoMs ?? 0) - 5_000;
  const settings = { model: "gemini-3.8-flash" };
  const turn: Turn = {
    ...newTurn({ id: newId(), threadId, parentId: null, kind: "message", input: [], settings, createdAt }),
    ...(settledAgoMs !== null && { status }),
    ...past.change,
  };
  const thread = {
    id: threadId,
    owner_id: owner.id,
    settings: JSON.stringify(settings),
    created_at: createdAt,
    updated_at: createdAt,
  };
  await db
    .insertInto("threads")
    .values(thread)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .insertInto("turns")
    .values({
      id: turn.id,
      thread_id: threadId,
      owner_id: owner.id,
      request_hash: "",
      created_at: createdAt,
      turn: JSON.stringify(turn),
      epoch: 1,
      lease_owner: "elsewhere",
      lease_until: Date.now() + 600_000,
      is_background: past.isBackground ? 1 : 0,
      ...(settledAgoMs !== null && {
        status,
        settled_at: sql<number>`${engine.now} - ${sql.lit(settledAgoMs)}`,
      }),
    })
    .execute();
  return { threadId, turnId: turn.id };
}

describe("the list of activity", () => {
  test("PX-05 has a turn while it runs, with its steps and its tokens, and when it is done", async () => {
    const { threadId, turnId } = await rig.send({ text: "count to 300 [pace: 0.5]" });
    await expect.poll(async () => (await entries())[0]?.steps, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await entries()).toEqual([
      expect.objectContaining({ turnId, threadId, settledAt: null, isUnread: false, tokens: null }),
    ]);
    const turn = await endOf(await rig.stored(turnId));
    expect(await entries()).toEqual([
      {
        turnId,
        threadId,
        title: expect.any(String),
        target: "gemini-3.8-flash",
        status: "completed",
        isBackground: false,
        isUnread: true,
        startedAt: turn.createdAt,
        settledAt: expect.any(Number),
        steps: turn.steps.length,
        tokens: turn.interactions[0]?.usage?.total_tokens,
      },
    ]);
  });

  test("has a turn that waits for its person until they have decided", async () => {
    const turn = await rig.ask({ text: "What is the weather in Paris?", settings: withTools(ASKED) });
    expect(await entries()).toMatchObject([{ turnId: turn.id, status: "requires_action", isUnread: true }]);
    await seeThread(rig.owner, turn.threadId);
    expect(await entries()).toMatchObject([{ status: "requires_action", isUnread: false }]);
    await dismissActivity(rig.owner, { turnIds: [turn.id] });
    expect(await entries(), "what waits cannot be put out of sight").toHaveLength(1);
    await decide(turn, callOf(turn), ALLOW);
    const done = await endOf(turn);
    expect(await entries()).toMatchObject([{ status: "completed", steps: done.steps.length }]);
  });

  test("names what runs, then what waits, then what is done, each newest first", async () => {
    const done = [await store({ settledAgoMs: 9_000 }), await store({ settledAgoMs: 1_000 })];
    const waiting = [
      await store({ status: "requires_action", settledAgoMs: 90 * DAY_MS }),
      await store({ status: "requires_action", settledAgoMs: 5_000 }),
    ];
    const running = await store({ settledAgoMs: null });
    const order = [running, waiting[1], waiting[0], done[1], done[0]];
    expect(idsOf(await entries())).toEqual(order.map((stored) => stored?.turnId));
  });

  test("leaves out what ended in front of its person, and keeps what ran in the background", async () => {
    const { threadId, turnId } = await store();
    const background = await store({ threadId, isBackground: true });
    expect(idsOf(await entries()).sort()).toEqual([turnId, background.turnId].sort());
    await seeThread(rig.owner, threadId);
    expect(await entries()).toMatchObject([{ turnId: background.turnId, isUnread: false }]);
    const later = await store({ threadId, settledAgoMs: -1_000 });
    expect((await entries()).filter(({ isUnread }) => isUnread)).toMatchObject([{ turnId: later.turnId }]);
  });

  test("forgets what is done after a week", async () => {
    await store({ settledAgoMs: 7 * DAY_MS + 60_000, isBackground: true });
    const young = await store({ settledAgoMs: 7 * DAY_MS - 60_000 });
    expect(idsOf(await entries())).toEqual([young.turnId]);
  });

  test("loses those that are dismissed, or all that are done, and nothing that runs", async () => {
    const [first, second, third] = [await store(), await store({ isBackground: true }), await store()];
    const running = await store({ settledAgoMs: null });
    await dismissActivity(rig.owner, { turnIds: [first.turnId, running.turnId, newId()] });
    expect(idsOf(await entries()).sort()).toEqual([second.turnId, third.turnId, running.turnId].sort());
    await dismissActivity(rig.owner, { turnIds: [] });
    expect(await entries()).toHaveLength(3);
    await dismissActivity(rig.owner, {});
    expect(idsOf(await entries())).toEqual([running.turnId]);
  });

  test("has nothing of a deleted thread, until that is restored", async () => {
    const { threadId, turnId } = await store({ isBackground: true });
    await deleteThread(rig.owner, threadId);
    expect(await entries()).toEqual([]);
    await restoreThread(rig.owner, threadId);
    expect(idsOf(await entries())).toEqual([turnId]);
  });

  test("AZ-02 shows nobody else anything, and nobody else can change it", async () => {
    const { owner: other } = await createOwner();
    const { threadId, turnId } = await store({ isBackground: true });
    const waiting = await store({ status: "requires_action" });
    const running = await store({ settledAgoMs: null });
    const before = await entries();
    expect(idsOf(before).sort()).toEqual([turnId, waiting.turnId, running.turnId].sort());
    expect(await entries(other)).toEqual([]);
    await dismissActivity(other, { turnIds: [turnId, waiting.turnId] });
    await dismissActivity(other, {});
    await expect(seeThread(other, threadId)).rejects.toMatchObject({ code: "not_found" });
    expect(await entries()).toEqual(before);
  });

  test("is never longer than fifty, and what runs is in it first", async () => {
    for (let count = 0; count < 60; count++) await store({ settledAgoMs: count * 1_000 });
    const running = await store({ settledAgoMs: null });
    const list = await entries();
    expect(list).toHaveLength(50);
    expect(list[0]?.turnId).toBe(running.turnId);
  });

  test("DU-05 has the steps of a turn that another process runs, as they are stored", async () => {
    const { turnId } = await rig.send({ text: "count to 400 [pace: 0.5]" });
    // Without its feed the turn looks as one that runs elsewhere.
    const feeds = processWide("feeds", () => new Map<string, unknown>());
    feeds.delete(turnId);
    const shown: number[] = [];
    for (;;) {
      const [entry] = await entries();
      if (!entry || entry.settledAt !== null) break;
      shown.push(entry.steps);
      // A database of this process answers without a pause in which the turn could go on.
      await sleep(5);
    }
    const turn = await rig.stored(turnId);
    expect(shown).toEqual([...shown].sort((first, second) => first - second));
    expect(shown.at(-1)).toBeGreaterThan(0);
    expect(await entries()).toMatchObject([{ turnId, status: "completed", steps: turn.steps.length }]);
  });

  test("adds up the tokens of all calls of a turn", async () => {
    const usage = (total_tokens: number) => ({ total_tokens });
    await store({
      change: {
        settings: { model: "gemini-3.8-flash", agent: "deep-research-preview-04-2026" },
        interactions: [
          { id: "a", status: "requires_action", firstStep: 0, usage: usage(40) },
          { id: "b", status: "completed", firstStep: 0, usage: usage(2) },
          { id: "c", status: "completed", firstStep: 0 },
        ],
      },
    });
    expect(await entries()).toMatchObject([{ tokens: 42, target: "deep-research-preview-04-2026" }]);
  });
});
