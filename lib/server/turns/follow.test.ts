import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFolded } from "@/lib/protocol/events";
import { newId } from "@/lib/protocol/id";
import { reduceTurn } from "@/lib/protocol/reduce";
import { selectText } from "@/lib/protocol/select";
import { createSseDecoder, parseCursor, parseStreamEvent } from "@/lib/protocol/sse";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import { createOwner } from "@/lib/server/access/owner";
import { createRig, type Rig, readTurn } from "@/lib/server/rig";
import { openFeed } from "./feed";
import { followTurn } from "./follow";
import { runs } from "./running";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ HEARTBEAT_MS: "50" });
});
afterAll(() => rig.close());

/** Reads `count` chunks of a stream, then goes away. */
async function readChunks(response: Response, count: number): Promise<string> {
  const reader = response.body?.getReader();
  let text = "";
  for (let index = 0; index < count; index++) {
    const result = await reader?.read();
    if (!result || result.done) break;
    text += new TextDecoder().decode(result.value);
  }
  await reader?.cancel();
  return text;
}

describe("a reader", () => {
  test("ST-01 ST-12 that comes and goes at random ends with the same turn as one that stays", async () => {
    const { turnId } = await rig.send({ text: "count to 400 [pace: 0.3]" });
    const staying = rig.read(turnId);
    let turn: Turn | null = null;
    while (!turn || turn.status === "queued" || turn.status === "in_progress") {
      const cursor: number | null = turn?.cursor ?? null;
      const text = await readChunks(
        await followTurn(rig.owner, turnId, cursor),
        1 + Math.floor(Math.random() * 4),
      );
      for (const message of createSseDecoder().push(new TextEncoder().encode(text))) {
        const event = parseStreamEvent(message);
        if (event?.event_type === "turn.snapshot") turn = event.turn;
        else if (event && turn && isFolded(event)) turn = reduceTurn(turn, event);
      }
    }
    expect(turn).toEqual((await staying).turn);
    expect(turn).toEqual(await rig.stored(turnId));
  });

  test("ST-12 that goes away does not stop the turn", async () => {
    const { turnId } = await rig.send({ text: "count to 100 [pace: 0.2]" });
    await readChunks(await followTurn(rig.owner, turnId, null), 1);
    await expect.poll(async () => (await rig.stored(turnId)).status, { timeout: 10_000 }).toBe("completed");
    expect((await rig.calls()).filter((call) => JSON.stringify(call).includes("count to 100 "))).toHaveLength(
      1,
    );
  });

  test.each([["0"], ["1"], ["999999"], ["-1"], ["NaN"], ["1.5"], ["9".repeat(40)], [null]])(
    "ST-04 that resumes with %s gets the whole turn or its exact tail",
    async (header) => {
      const { turnId } = await rig.send({ text: "count to 60 [pace: 0.1]" });
      const { turn } = await rig.read(turnId);
      const cursor = parseCursor(header);
      const resumed = await rig.read(turnId, cursor);
      expect(resumed.turn).toEqual(turn);
      expect(await readChunks(await followTurn(rig.owner, turnId, turn.cursor), 9)).toBe("");
    },
  );

  test("ST-05 that comes late gets a snapshot and a tail that meet exactly", async () => {
    const { turnId } = await rig.send({ text: "count to 300 [pace: 0.3]" });
    const readers: Promise<{ turn: Turn }>[] = [];
    while (runs().has(turnId) && readers.length < 40) {
      readers.push(rig.read(turnId));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const turns = await Promise.all(readers);
    for (const { turn } of turns) expect(selectText(turn)).toContain("299 300");
    for (const { turn } of turns) expect(turn).toEqual(turns[0]?.turn);
  });

  test("ST-06 hears that the connection lives while the model is silent", async () => {
    const { turnId } = await rig.send({ text: "hello [fault: slow start 400ms]" });
    const text = await (await followTurn(rig.owner, turnId, null)).text();
    expect(text.split("\n").filter((line) => line.startsWith(":")).length).toBeGreaterThan(3);
  });

  test("ST-07 that is too slow is sent away, and comes back to the whole turn", async () => {
    const turn = newTurn({
      ...(await rig.ask({ text: "hello" })),
      id: newId(),
    });
    const { database } = await import("@/lib/server/db/client");
    const { db } = await database();
    await db
      .insertInto("turns")
      .values({
        id: turn.id,
        thread_id: turn.threadId,
        owner_id: rig.owner.id,
        request_hash: "",
        created_at: 1,
        turn: JSON.stringify(turn),
        epoch: 1,
      })
      .execute();
    const feed = openFeed(turn);
    const response = await followTurn(rig.owner, turn.id, null);
    for (let index = 0; index < 40; index++) feed.advance(turn, `: ${"x".repeat(20_000)}\n\n`);
    const text = await response.text();
    expect(text.length).toBeLessThan(400_000);
    expect(text).toContain("stream.reconnect");
    feed.close();
    await db.deleteFrom("turns").where("id", "=", turn.id).execute();
  });

  test("ST-09 gets headers that keep proxies from holding words back", async () => {
    const { turnId } = await rig.send({ text: "hello" });
    const response = await followTurn(rig.owner, turnId, null);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    await response.text();
  });

  test("AZ-02 who does not own the turn gets nothing of it, running or not", async () => {
    const { owner: other } = await createOwner();
    const { turnId } = await rig.send({ text: "count to 100 [pace: 0.2]" });
    await expect(followTurn(other, turnId, null)).rejects.toMatchObject({ code: "not_found" });
    await expect(followTurn(other, turnId, 3)).rejects.toMatchObject({ code: "not_found" });
    await rig.read(turnId);
    await expect(followTurn(other, turnId, null)).rejects.toMatchObject({ code: "not_found" });
  });

  test("DU-05 follows a turn that another process runs, from what that stores", async () => {
    const { turnId } = await rig.send({ text: "count to 300 [pace: 0.5]" });
    // Without its feed the turn looks as one that runs elsewhere. What is process-wide hangs on globalThis.
    const feeds = (globalThis as unknown as Record<symbol, Map<string, unknown>>)[Symbol.for("parley.feeds")];
    const feed = feeds?.get(turnId);
    feeds?.delete(turnId);
    const { turn } = await readTurn(await followTurn(rig.owner, turnId, null));
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("299 300");
    expect(feed).toBeDefined();
  });
});
