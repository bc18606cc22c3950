import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { selectText } from "@/lib/protocol/select";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { cancelAtGoogle } from "./cancellations";
import { askForUsages } from "./late-usage";
import { recheckTurn } from "./recheck";
import { recoverTurns } from "./recover";
import { requestStop } from "./stop";
import { abandonTurn } from "./test-abandoned";

const IN_BACKGROUND = { background: true };
const HOUR_MS = 3_600_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ IDLE_TIMEOUT_MS: "400" });
});
afterAll(() => rig.close());
afterEach(() => vi.restoreAllMocks());

/** An interaction in the background that nobody listens to, as a process that was killed has left it. */
async function startAtGoogle(input: string): Promise<{ id: string; events: ApiEvent[] }> {
  const { gemini } = await import("@/lib/server/gemini/client");
  const { id } = await gemini(AbortSignal.timeout(5_000)).interactions.create({
    model: DEFAULT_SETTINGS.model,
    input,
    background: true,
  });
  const { resumeInteraction, toApiEvent } = await import("@/lib/server/gemini/interactions");
  const events: ApiEvent[] = [];
  for await (const frame of await resumeInteraction(id, null, AbortSignal.timeout(10_000))) {
    const event = toApiEvent(frame);
    if (event) events.push(event);
  }
  return { id, events };
}

const started: UnnumberedEvent = { event_type: "turn.started", isBackground: true };
const created = (id: string): UnnumberedEvent => ({
  event_type: "interaction.created",
  interaction: { id, status: "in_progress" },
});

async function statusAtGoogle(id: string): Promise<string | undefined> {
  const { look } = await import("./find-interaction");
  return (await look(id, AbortSignal.timeout(5_000))).interaction?.status;
}

const idOf = (turn: Turn) => turn.interactions.at(-1)?.id ?? "";
const createsOf = async (text: string) =>
  (await rig.calls()).filter(({ input }) => JSON.stringify(input).includes(text)).length;

const cancels = async () => (await rig.requests()).filter(({ path }) => path.endsWith("/cancel")).length;

/** The turn once the API has named its interaction. */
async function named(turnId: string): Promise<Turn> {
  await expect.poll(async () => idOf(await rig.stored(turnId)), { timeout: 10_000 }).not.toBe("");
  return rig.stored(turnId);
}

describe("a turn in the background", () => {
  test("is asked for as such, and streams like any other", async () => {
    const turn = await rig.ask({ text: "count to 31", settings: IN_BACKGROUND });
    expect(turn).toMatchObject({ status: "completed", isBackground: true });
    expect(selectText(turn)).toContain("30 31");
    expect((await rig.calls()).at(-1)).toMatchObject({ background: true, stream: true });
  });

  test("is none where Google is to keep nothing", async () => {
    const turn = await rig.ask({ text: "count to 32", settings: { ...IN_BACKGROUND, store: false } });
    expect(turn).toMatchObject({ status: "completed", isBackground: false });
  });

  test.each(["reset mid stream", "silent end", "cut mid event", "malformed tail", "stall"])(
    "UF-01 whose stream breaks is heard to its end, once and in one call: %s",
    async (fault) => {
      const text = `count to 200 [fault: ${fault}]`;
      const turn = await rig.ask({ text, settings: IN_BACKGROUND });
      expect(turn.status).toBe("completed");
      expect(selectText(turn).match(/\b\d+\b/g)).toEqual(
        Array.from({ length: 200 }, (_, index) => String(index + 1)),
      );
      expect(await createsOf(text)).toBe(1);
    },
  );
});

describe("UF-14 a stream that cannot be had again", () => {
  test.each([
    "cut after 9 events] [fault: resume refused",
    "cut after 9 events] [fault: get fails 2 times",
    "cut after 9 events] [fault: replay from start",
    "cut after 9 events] [fault: replay 3 events early",
    "cut after 3 events",
    "silent 2s",
  ])("loses nothing and doubles nothing: %s", async (faults) => {
    const text = `count to 90 [fault: ${faults}]`;
    const turn = await rig.ask({ text, settings: IN_BACKGROUND });
    expect(turn.status).toBe("completed");
    expect(selectText(turn).match(/\b\d+\b/g)?.length).toBe(90);
    expect(await createsOf(text)).toBe(1);
  });
});

describe("UF-13 work in the background that does not end well", () => {
  test.each([
    ["incomplete", "incomplete", undefined],
    ["budget", "incomplete", undefined],
    ["failed", "failed", "model_failed"],
    ["cancelled", "cancelled", undefined],
    ["queued 1s", "completed", undefined],
  ])("%s", async (fault, status, code) => {
    const text = `Tell me about the sea [fault: ${fault}]`;
    const turn = await rig.ask({ text, settings: IN_BACKGROUND });
    expect(turn.status).toBe(status);
    expect(turn.error?.code).toBe(code);
  });
});

describe("RB-24 work in the background outlives the server", () => {
  test("DU-11 after ten minutes without a server the result is there, and what it cost", async () => {
    const { id } = await startAtGoogle("count to 33");
    const createdAt = Date.now() - 10 * 60_000;
    const turnId = await abandonTurn(rig.owner, [started, created(id)], { createdAt });
    await recoverTurns();
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("32 33");
    expect(turn.interactions[0]?.usage?.total_tokens).toBeGreaterThan(0);
  });

  test("whatever had been heard of it, the rest comes and nothing comes twice", async () => {
    const { id, events } = await startAtGoogle("count to 120");
    for (let heard = 1; heard <= events.length; heard++) {
      const turnId = await abandonTurn(rig.owner, [started, ...events.slice(0, heard)]);
      await recoverTurns();
      const { turn } = await rig.read(turnId);
      expect(turn.status, `after ${heard} events`).toBe("completed");
      expect(idOf(turn)).toBe(id);
      expect(selectText(turn).match(/\b\d+\b/g)?.length, `after ${heard} events`).toBe(120);
    }
  });

  test("DU-21 of a process that lost its time, a reader's request goes on with it", async () => {
    const { id } = await startAtGoogle("count to 34");
    const turnId = await abandonTurn(rig.owner, [started, created(id)]);
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("33 34");
  });

  test("DU-13 a clock that is an hour off, or jumps, gives nothing up", async () => {
    const now = Date.now.bind(Date);
    for (const off of [HOUR_MS, -HOUR_MS]) {
      const { id } = await startAtGoogle("count to 35");
      const turnId = await abandonTurn(rig.owner, [started, created(id)]);
      vi.spyOn(Date, "now").mockImplementation(() => now() + off);
      await recoverTurns();
      expect((await rig.read(turnId)).turn.status).toBe("completed");
      const { turnId: running } = await rig.send({ text: "count to 40 [pace: 0.2]" });
      vi.spyOn(Date, "now").mockImplementation(() => now() - off);
      expect((await rig.read(running)).turn.status).toBe("completed");
      vi.restoreAllMocks();
    }
  });
});

describe("a turn in the background that nobody wants any more", () => {
  test("is cancelled at Google, at whatever moment it is stopped", async () => {
    for (const ms of [0, 5, 20, 60, 150]) {
      const text = `count to 3000 [pace: 1] stopped after ${ms}`;
      const before = await cancels();
      const { turnId } = await rig.send({ text, settings: IN_BACKGROUND });
      await sleep(ms);
      await requestStop(rig.owner, turnId);
      expect((await rig.read(turnId)).turn.status).toBe("cancelled");
      // Stopped before the call went out, there is nothing to cancel.
      if ((await createsOf(text)) === 0) continue;
      await expect.poll(cancels, { timeout: 5_000 }).toBeGreaterThan(before);
    }
  });

  test("RB-28 is cancelled by the next server where this one was dead when it was stopped", async () => {
    const { gemini } = await import("@/lib/server/gemini/client");
    const { id } = await gemini(AbortSignal.timeout(5_000)).interactions.create({
      model: DEFAULT_SETTINGS.model,
      input: "count to 3000 [pace: 1]",
      background: true,
    });
    const turnId = await abandonTurn(rig.owner, [started, created(id)]);
    await requestStop(rig.owner, turnId);
    expect(await statusAtGoogle(id)).toBe("in_progress");
    await recoverTurns();
    expect((await rig.read(turnId)).turn.status).toBe("cancelled");
    await expect.poll(() => statusAtGoogle(id)).toBe("cancelled");
  });

  test("is cancelled when its thread is deleted", async () => {
    const { threadId, turnId } = await rig.send({
      text: "count to 3000 [pace: 1]",
      settings: IN_BACKGROUND,
    });
    const id = idOf(await named(turnId));
    await deleteThread(rig.owner, threadId);
    await expect.poll(() => statusAtGoogle(id)).toBe("cancelled");
  });
});

test("a cancel that Google does not take is sent again until it does", async () => {
  const text = "count to 3000 [pace: 1] [fault: cancel fails 2 times]";
  const { turnId } = await rig.send({ text, settings: IN_BACKGROUND });
  const id = idOf(await named(turnId));
  await requestStop(rig.owner, turnId);
  expect((await rig.read(turnId)).turn.status).toBe("cancelled");
  const { db } = await database();
  await expect
    .poll(async () => {
      await db.updateTable("cancellations").set({ next_attempt_at: 0 }).execute();
      await cancelAtGoogle();
      return statusAtGoogle(id);
    })
    .toBe("cancelled");
  expect(await db.selectFrom("cancellations").selectAll().execute()).toEqual([]);
});

test("UF-14 what was cut off and still runs at Google is followed again on a later look", async () => {
  const { gemini } = await import("@/lib/server/gemini/client");
  const { id } = await gemini(AbortSignal.timeout(5_000)).interactions.create({
    model: DEFAULT_SETTINGS.model,
    input: "count to 1500 [pace: 0.2]",
    background: true,
  });
  const turnId = await abandonTurn(rig.owner, [started, created(id)]);
  const { db } = await database();
  const turn = await rig.stored(turnId);
  const cut: Turn = { ...turn, status: "cut_off", error: { code: "took_too_long" }, settledAt: 1 };
  await db
    .updateTable("turns")
    .set({ turn: JSON.stringify(cut), settled_at: Date.now(), status: "cut_off" })
    .where("id", "=", turnId)
    .execute();
  await db.deleteFrom("turn_events").where("turn_id", "=", turnId).execute();
  expect((await recheckTurn(rig.owner, turnId)).status).toBe("in_progress");
  const { turn: ended } = await rig.read(turnId);
  expect(ended.status).toBe("completed");
  expect(selectText(ended)).toContain("1499 1500");
});

test("what Google tells late of tokens is in the turn a moment after its end", async () => {
  const turn = await rig.ask({ text: "count to 20 [fault: usage missing]", settings: IN_BACKGROUND });
  expect(turn.interactions[0]?.usage).toBeUndefined();
  const { db } = await database();
  await db.updateTable("late_usages").set({ next_attempt_at: 0 }).execute();
  await askForUsages();
  const told = await rig.stored(turn.id);
  expect(told.interactions[0]?.usage?.total_tokens).toBeGreaterThan(0);
  expect(told).toMatchObject({ status: "completed", cursor: turn.cursor + 1 });
  const open = await db.selectFrom("late_usages").select("turn_id").execute();
  expect(open.map(({ turn_id }) => turn_id)).not.toContain(turn.id);
});
