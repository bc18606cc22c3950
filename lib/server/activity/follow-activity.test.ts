import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ActivityEvent, ActivityList } from "@/lib/protocol/api-activity";
import { createSseDecoder, parseActivityEvent } from "@/lib/protocol/sse";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { processWide } from "@/lib/server/process-wide";
import { createRig, type Rig } from "@/lib/server/rig";
import { requestStop } from "@/lib/server/turns/stop";
import { dismissActivity } from "./dismiss";
import { followActivity } from "./follow-activity";
import { listActivity } from "./list-activity";
import { seeThread } from "./see-thread";
import { closeWatches } from "./watches";

const AT_ONCE_MS = 1_500;
const POLLED_MS = 4_000;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ HEARTBEAT_MS: "50" });
});
afterAll(() => rig.close());

/** Reads a stream on, and keeps what it has brought so far. */
function read(owner: Owner) {
  const response = followActivity(owner);
  const events: ActivityEvent[] = [];
  const heard = { bytes: "" };
  const decoder = createSseDecoder();
  const reader = response.body?.getReader();
  const ended = (async () => {
    for (;;) {
      const result = await reader?.read();
      if (!result || result.done) return;
      heard.bytes += new TextDecoder().decode(result.value);
      for (const message of decoder.push(result.value)) {
        const event = parseActivityEvent(message);
        if (!event) throw new Error(`The stream has an event that cannot be read: ${message.data}`);
        events.push(event);
      }
    }
  })();
  const last = (): ActivityList["entries"] | null => {
    const event = events.at(-1);
    return event?.event_type === "activity.changed" ? event.entries : null;
  };
  return { response, events, heard, ended, last, leave: () => reader?.cancel() };
}

const watchCount = () => processWide("activity-watches", () => new Map<string, unknown>()).size;

describe("a reader of the activity", () => {
  test("gets the whole list at once, and again with every change, never the same one twice", async () => {
    const { owner } = await createOwner();
    const reader = read(owner);
    await expect.poll(reader.last, { timeout: AT_ONCE_MS }).toEqual([]);
    await reader.leave();

    const own = read(rig.owner);
    await expect.poll(own.last, { timeout: AT_ONCE_MS }).toEqual([]);
    const { threadId, turnId } = await rig.send({ text: "count to 300 [pace: 0.5]" });
    await expect
      .poll(own.last, { timeout: AT_ONCE_MS })
      .toMatchObject([{ turnId, status: "in_progress", settledAt: null }]);
    await rig.read(turnId);
    await expect
      .poll(own.last, { timeout: AT_ONCE_MS })
      .toMatchObject([{ status: "completed", isUnread: true }]);
    await seeThread(rig.owner, threadId);
    await expect.poll(own.last, { timeout: AT_ONCE_MS }).toEqual([]);
    const frames = own.events.map((event) => JSON.stringify(event));
    expect(frames.filter((frame, index) => frame === frames[index - 1])).toEqual([]);
    await own.leave();
  });

  test("DU-05 hears of what another process has done, from the database", async () => {
    const { threadId, turnId } = await rig.send({ text: "hello" });
    await rig.read(turnId);
    const reader = read(rig.owner);
    await expect.poll(() => reader.last()?.map((entry) => entry.turnId)).toEqual([turnId]);
    const { db, engine } = await database();
    await db.updateTable("threads").set({ title: "Renamed" }).where("id", "=", threadId).execute();
    await expect.poll(reader.last, { timeout: POLLED_MS }).toMatchObject([{ title: "Renamed" }]);
    await db.updateTable("turns").set({ dismissed_at: engine.now }).where("id", "=", turnId).execute();
    await expect.poll(reader.last, { timeout: POLLED_MS }).toEqual([]);
    await reader.leave();
  });

  test("gets the steps of a running turn while nobody says anything", async () => {
    const { turnId } = await rig.send({ text: "count to 2000 [pace: 1]" });
    const reader = read(rig.owner);
    const entry = () => reader.last()?.find((listed) => listed.turnId === turnId);
    await expect.poll(() => entry()?.steps, { timeout: 10_000 }).toBeGreaterThan(0);
    await requestStop(rig.owner, turnId);
    await expect.poll(() => entry()?.status, { timeout: AT_ONCE_MS }).toBe("cancelled");
    await dismissActivity(rig.owner, {});
    await expect.poll(reader.last, { timeout: AT_ONCE_MS }).toEqual([]);
    await reader.leave();
  });

  test("is spared a flood: two hundred changes in a second are a few lists", async () => {
    const { threadId, turnId } = await rig.send({ text: "hello" });
    await rig.read(turnId);
    const reader = read(rig.owner);
    await expect.poll(reader.last).toHaveLength(1);
    const before = reader.events.length;
    const { db } = await database();
    for (let count = 0; count < 200; count++) {
      await db
        .updateTable("threads")
        .set({ seen_at: null, title: `${count}` })
        .where("id", "=", threadId)
        .execute();
      await dismissActivity(rig.owner, { turnIds: [] });
    }
    await expect.poll(reader.last, { timeout: POLLED_MS }).toMatchObject([{ title: "199" }]);
    expect(reader.events.length - before).toBeLessThan(8);
    await reader.leave();
    await dismissActivity(rig.owner, {});
  });

  test("shares one look at the database with the owner's other readers, and leaves nothing behind", async () => {
    const readers = Array.from({ length: 20 }, () => read(rig.owner));
    for (const reader of readers) await expect.poll(reader.last, { timeout: AT_ONCE_MS }).toEqual([]);
    expect(watchCount()).toBe(1);
    const { turnId } = await rig.send({ text: "hello" });
    await rig.read(turnId);
    for (const reader of readers) {
      await expect.poll(() => reader.last()?.[0]?.status, { timeout: AT_ONCE_MS }).toBe("completed");
    }
    await Promise.all(readers.map((reader) => reader.leave()));
    expect(watchCount()).toBe(0);
    await dismissActivity(rig.owner, {});
  });

  test("AZ-02 hears nothing of anybody else", async () => {
    const { owner: other } = await createOwner();
    const [own, others] = [read(rig.owner), read(other)];
    await rig.ask({ text: "hello" });
    await expect.poll(() => own.last()?.[0]?.status, { timeout: AT_ONCE_MS }).toBe("completed");
    expect(others.events).toEqual([{ event_type: "activity.changed", entries: [], modelCalls: "on" }]);
    await Promise.all([own.leave(), others.leave()]);
    await dismissActivity(rig.owner, {});
  });

  test("ST-06 ST-09 hears that the connection lives, through any proxy", async () => {
    const reader = read(rig.owner);
    await expect
      .poll(() => reader.heard.bytes.split("\n").filter((line) => line.startsWith(":")).length)
      .toBeGreaterThan(3);
    expect(reader.response.headers.get("content-type")).toContain("text/event-stream");
    expect(reader.response.headers.get("cache-control")).toContain("no-transform");
    expect(reader.response.headers.get("x-accel-buffering")).toBe("no");
    await reader.leave();
  });

  test("is sent elsewhere when the process goes down", async () => {
    const reader = read(rig.owner);
    await expect.poll(reader.last).toEqual([]);
    closeWatches();
    await reader.ended;
    expect(reader.events.at(-1)).toEqual({ event_type: "stream.reconnect" });
    expect(watchCount()).toBe(0);
    expect((await listActivity(rig.owner)).entries).toEqual([]);
  });
});
