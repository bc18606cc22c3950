import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { askForUsages } from "@/lib/server/turns/late-usage";
import { recoverTurns } from "@/lib/server/turns/recover";
import { requestStop } from "@/lib/server/turns/stop";
import { abandonTurn } from "@/lib/server/turns/test-abandoned";
import { ALLOW, ASKED, actorOf, callOf, WEATHER, withTools } from "@/lib/server/turns/test-functions";
import { openEntry } from "./ledger";
import { sweepSpending } from "./settle";
import { books } from "./test-books";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ IDLE_TIMEOUT_MS: "2000", FIRST_BYTE_TIMEOUT_MS: "20000" });
});
afterAll(() => rig.close());

// Whatever happens, the counters are what their entries say, and nothing is less than nothing.
afterEach(async () => {
  const { db } = await database();
  const counters = await db.selectFrom("spending").selectAll().execute();
  expect(counters.filter(({ micro_usd }) => micro_usd < 0)).toEqual([]);
});

type Tokens = { input: number; cached: number; output: number; searches: number; images: number };

function tokensOf({ interactions }: Turn): Tokens {
  const sum: Tokens = { input: 0, cached: 0, output: 0, searches: 0, images: 0 };
  for (const { usage } of interactions) {
    if (!usage) throw new Error("A call has not said what it used.");
    const images = (usage.output_tokens_by_modality ?? []).filter(({ modality }) => modality === "image");
    sum.input += (usage.total_input_tokens ?? 0) + (usage.total_tool_use_tokens ?? 0);
    sum.output += (usage.total_output_tokens ?? 0) + (usage.total_thought_tokens ?? 0);
    sum.cached += usage.total_cached_tokens ?? 0;
    sum.searches += (usage.grounding_tool_count ?? []).reduce((count, row) => count + (row.count ?? 0), 0);
    sum.images += images.reduce((count, { tokens = 0 }) => count + tokens, 0);
  }
  return sum;
}

async function expectCost(turnId: string, microUsd: number): Promise<void> {
  const counted = (await books.entry(turnId)) ?? Number.NaN;
  expect(Math.abs(counted - microUsd), `${counted} is ${microUsd} but for what is rounded`).toBeLessThan(1);
}

// By the list of 2026, in millionths of a dollar for a token and for a search.
const FLASH_MICRO = { input: 0.75, output: 3.75 };
const IMAGE_MICRO = { input: 0.5, output: 3, image: 60 };
const SEARCH_MICRO = 14_000;
const settingsOf = (settings: Partial<Settings>) => ({ text: "hi", settings });

describe("RL-12 what a turn has cost is what the list says", () => {
  test("for words", async () => {
    const turn = await rig.ask({ text: "count to 50", settings: { model: "gemini-3.5-flash" } });
    const { input, output } = tokensOf(turn);
    await expectCost(turn.id, input * 1.5 + output * 9);
  });

  test("with each search", async () => {
    const settings = { model: "gemini-3.1-flash-lite", tools: [{ type: "google_search" as const }] };
    const turn = await rig.ask({ text: "search for the weather in Oslo", settings });
    const { input, output, searches } = tokensOf(turn);
    expect(searches).toBeGreaterThan(0);
    await expectCost(turn.id, input * 0.25 + output * 1.5 + searches * SEARCH_MICRO);
  });

  test("for pictures, by their own price", async () => {
    const turn = await rig.ask({ text: "Draw a red boat", settings: { model: "gemini-3.1-flash-image" } });
    const { input, output, images } = tokensOf(turn);
    expect(images).toBeGreaterThan(0);
    const { input: read, output: written, image } = IMAGE_MICRO;
    await expectCost(turn.id, input * read + (output - images) * written + images * image);
  });

  test("for a song, by the piece", async () => {
    const turn = await rig.ask({ text: "A lullaby, 12 seconds", settings: { model: "lyria-3.5" } });
    expect(turn.status).toBe("completed");
    expect(await books.entry(turn.id)).toBe(80_000);
  });

  test("for a film, by the second", async () => {
    const format = { type: "video" as const, duration: "4s", resolution: "360p" as const };
    const settings = { model: "gemini-omni-1.1-flash", response_format: [format] };
    const turn = await rig.ask({ text: "A red boat", settings });
    expect(turn.status).toBe("completed");
    expect(await books.entry(turn.id)).toBe(400_000);
  });

  test("for all calls of a turn that calls functions", async () => {
    const turn = await rig.ask({ text: "What is the weather in Oslo?", settings: withTools(WEATHER) });
    expect(turn.interactions.length).toBeGreaterThan(1);
    const { input, output } = tokensOf(turn);
    const { input: read, output: written } = FLASH_MICRO;
    await expectCost(turn.id, input * read + output * written);
  });

  test("and nothing where the model is free", async () => {
    const turn = await rig.ask(settingsOf({ model: "gemma-4-31b-it" }));
    expect(await books.entry(turn.id)).toBe(0);
  });

  test("with more than enough put aside for what no list names", async () => {
    const { turnId } = await rig.send({ text: "hi [fault: hang]", settings: { model: "gemini-4-argon" } });
    expect(await books.entry(turnId)).toBeGreaterThan(1_000_000);
    await requestStop(rig.owner, turnId);
    await rig.read(turnId);
  });
});

test("RL-08 the counters of a day are what its turns have cost", async () => {
  const owner = `owner:${rig.owner.id}`;
  const before = { all: await books.counted("all"), owner: await books.counted(owner) };
  const turn = await rig.ask({ text: "hi", threadId: undefined });
  const cost = await books.entry(turn.id);
  const { db } = await database();
  // Its title is an entry of its own, and is closed when it is written.
  await expect
    .poll(() => db.selectFrom("reservations").select("id").where("turn_id", "is", null).execute())
    .toEqual([]);
  const [all, own] = [await books.counted("all"), await books.counted(owner)];
  expect(own - before.owner).toBe(all - before.all);
  expect(all - before.all).toBeGreaterThanOrEqual(cost ?? Number.POSITIVE_INFINITY);
  expect(all - before.all).toBeLessThan((cost ?? 0) + 20_000);
});

describe("RL-13 what did not end well", () => {
  const RESERVED_FLOOR = 65_536 * 3.75;

  test.each(["invalid key", "context too long"])("costs nothing where it was refused (%s)", async (fault) => {
    const turn = await rig.ask({ text: `hi [fault: ${fault}]` });
    expect(turn.status).toBe("failed");
    expect(await books.entry(turn.id)).toBe(0);
  });

  test("costs what it has told", async () => {
    const turn = await rig.ask({ text: "count to 50 [fault: failed]" });
    expect(turn.status).toBe("failed");
    const { input, output } = tokensOf(turn);
    await expectCost(turn.id, input * 0.75 + output * 3.75);
  });

  test("costs what was put aside where nobody knows what became of it", async () => {
    const turn = await rig.ask({ text: "hi [fault: reset before headers]" });
    expect(turn.error?.code).toBe("maybe_sent");
    expect(await books.entry(turn.id)).toBeGreaterThanOrEqual(RESERVED_FLOOR);
  });

  test("costs no more than what was written where it was stopped", async () => {
    const { turnId } = await rig.send({ text: "count to 50 [fault: stall]" });
    await expect.poll(async () => (await rig.stored(turnId)).steps.length).toBeGreaterThan(0);
    const reserved = (await books.entry(turnId)) ?? 0;
    await requestStop(rig.owner, turnId);
    const { turn } = await rig.read(turnId);
    if (turn.status !== "cancelled") throw new Error("It had ended before it was stopped.");
    const cost = await books.entry(turnId);
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(reserved / 10);
  });

  test("costs nothing where it was stopped before it was asked for", async () => {
    const turnId = await abandonTurn(rig.owner, []);
    await putAside(turnId, 250_000);
    await requestStop(rig.owner, turnId);
    await recoverTurns();
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("cancelled");
    expect(await books.entry(turnId)).toBe(0);
  });
});

async function putAside(turnId: string, microUsd: number): Promise<void> {
  const { db } = await database();
  const opening = { id: turnId, turnId, owner: rig.owner, address: null, microUsd };
  await db.transaction().execute((tx) => openEntry(tx, opening));
}

describe("RL-08 what a process leaves behind that dies", () => {
  test("is settled by whoever takes the turn over", async () => {
    const before = await books.counted("all");
    const turnId = await abandonTurn(rig.owner, []);
    await putAside(turnId, 250_000);
    expect((await books.counted("all")) - before).toBe(250_000);
    await recoverTurns();
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
    const { input, output } = tokensOf(turn);
    await expectCost(turnId, input * 0.75 + output * 3.75);
    expect((await books.counted("all")) - before).toBe(await books.entry(turnId));
  });

  test("stays counted where the call may have been billed", async () => {
    const turnId = await abandonTurn(rig.owner, [{ event_type: "turn.started" }]);
    await putAside(turnId, 250_000);
    await recoverTurns();
    const { turn } = await rig.read(turnId);
    expect(turn.error?.code).toBe("maybe_sent");
    expect(await books.entry(turnId)).toBe(250_000);
  });

  test("of a call that was no turn is forgotten, and stays counted", async () => {
    const { db } = await database();
    const id = newId();
    const opening = { id, turnId: null, owner: rig.owner, address: null, microUsd: 5_000 };
    await db.transaction().execute((tx) => openEntry(tx, opening));
    await db.updateTable("reservations").set({ created_at: 1 }).where("id", "=", id).execute();
    const before = await books.counted("all");
    await sweepSpending();
    expect(await db.selectFrom("reservations").select("id").where("id", "=", id).execute()).toEqual([]);
    expect(await books.counted("all")).toBe(before);
  });
});

test("RL-13 what is told late of a turn's usage is what it has cost", async () => {
  const turn = await rig.ask({ text: "count to 20 [fault: usage missing]", settings: { background: true } });
  expect(turn.interactions[0]?.usage).toBeUndefined();
  const assumed = (await books.entry(turn.id)) ?? 0;
  const { db } = await database();
  await db.updateTable("late_usages").set({ next_attempt_at: 0 }).execute();
  await askForUsages();
  const { input, output } = tokensOf(await rig.stored(turn.id));
  await expectCost(turn.id, input * 0.75 + output * 3.75);
  expect(await books.entry(turn.id)).toBeLessThan(assumed);
});

test("RL-06 a turn that goes on on another day is paid by that day for what it does there", async () => {
  const { decide, endOf } = actorOf(() => rig);
  const resting = await rig.ask({ text: "What is the weather in Oslo?", settings: withTools(ASKED) });
  expect(resting.status).toBe("requires_action");
  const first = (await books.entry(resting.id)) ?? 0;
  expect(first).toBeGreaterThan(0);
  await endDay();
  const turn = await endOf(await decide(resting, callOf(resting), ALLOW));
  expect(turn.status).toBe("completed");
  const { input, output } = tokensOf(turn);
  await expectCost(turn.id, input * 0.75 + output * 3.75);
  expect(await books.counted("all")).toBe(((await books.entry(turn.id)) ?? 0) - first);
});

describe("RL-13 a call that has not told what it used stays counted as it was put aside", () => {
  const { decide, endOf } = actorOf(() => rig);
  const silent = (settings: Partial<Settings> = {}) =>
    rig.ask({
      text: "What is the weather in Oslo? [fault: usage missing]",
      settings: { ...withTools(ASKED), ...settings },
    });
  const goOn = async (resting: Turn) => endOf(await decide(resting, callOf(resting), ALLOW));

  test("when its turn goes on", async () => {
    const resting = await silent();
    expect(resting.interactions[0]?.usage).toBeUndefined();
    const first = (await books.entry(resting.id)) ?? 0;
    const { id } = await goOn(resting);
    expect(await books.entry(id)).toBeGreaterThanOrEqual(2 * first);
  });

  test("when its turn goes on on another day, which pays for what it does there", async () => {
    const resting = await silent();
    const first = (await books.entry(resting.id)) ?? 0;
    await endDay();
    await goOn(resting);
    expect(await books.counted("all")).toBeGreaterThanOrEqual(first);
  });

  test("when it tells of it on another day, which gets nothing back", async () => {
    const resting = await silent({ background: true });
    await endDay();
    const { id } = await goOn(resting);
    await putAside(newId(), 250_000);
    const { db } = await database();
    await db.updateTable("late_usages").set({ next_attempt_at: 0 }).execute();
    await askForUsages();
    const { interactions } = await rig.stored(id);
    expect(interactions.every(({ usage }) => usage)).toBe(true);
    expect(await books.counted("all")).toBeGreaterThanOrEqual(250_000);
  });
});

/** Ends the day, and the counters of it. */
async function endDay(): Promise<void> {
  await books.endDay();
  const { db } = await database();
  await db.deleteFrom("spending").execute();
}
