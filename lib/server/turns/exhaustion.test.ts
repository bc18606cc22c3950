import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selectText } from "@/lib/protocol/select";
import { database } from "@/lib/server/db/client";
import { metrics } from "@/lib/server/metrics/registry";
import { createRig, type Rig } from "@/lib/server/rig";
import { findFeed } from "./feed";
import { followTurn } from "./follow";
import { runs } from "./running";
import { END, startTestGoogle, type TestGoogle, textFrame } from "./test-google";

const MB = 1024 * 1024;
const LONGEST_ANSWER = 16 * MB;

let google: TestGoogle;
let rig: Rig;
beforeAll(async () => {
  google = await startTestGoogle();
  rig = await createRig({ GOOGLE_GEMINI_BASE_URL: google.url });
});
afterAll(async () => {
  await rig.close();
  google.close();
});

/** Writes as fast as it is read, until the reader goes away. */
async function write(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || response.write(text)) return;
  await Promise.race([once(response, "drain"), once(response, "close")]);
}

test("DS-01 five hundred readers who do not read hold nothing up, and little in memory", async () => {
  const reads = Promise.withResolvers<void>();
  google.answerWith(async (response) => {
    await reads.promise;
    for (let count = 0; count < 500; count++) {
      await write(response, textFrame("x".repeat(10_000)));
      // So that they are many batches.
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    response.end(END);
  });
  const { turnId } = await rig.send({ text: "hello" });
  const readers = await Promise.all(Array.from({ length: 500 }, () => followTurn(rig.owner, turnId, null)));
  reads.resolve();
  await runs().get(turnId)?.done;
  expect((await rig.stored(turnId)).status).toBe("completed");

  // What they may lag behind is a quarter of a megabyte, and the batch that went beyond it.
  const held = await Promise.all(readers.map(async (reader) => (await reader.text()).length));
  expect(Math.max(...held)).toBeLessThan(2 * MB);
  expect((await rig.read(turnId)).turn).toEqual(await rig.stored(turnId));
});

test("DS-02 readers who come and go by the thousand leave nothing behind", async () => {
  const asked = Promise.withResolvers<void>();
  google.answerWith(async (response) => {
    await asked.promise;
    response.end(textFrame("done") + END);
  });
  const { turnId } = await rig.send({ text: "hello" });
  const comeAndGo = async () => (await followTurn(rig.owner, turnId, null)).body?.cancel();
  const countReaders = async () => (await metrics().streamReaders.get()).values[0]?.value;
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
  await comeAndGo();
  const before = timers();
  for (let round = 0; round < 100; round++) await Promise.all(Array.from({ length: 20 }, comeAndGo));
  await expect.poll(countReaders).toBe(0);
  expect(timers()).toBeLessThanOrEqual(before + 5);
  asked.resolve();
  expect(selectText((await rig.read(turnId)).turn)).toBe("done");
});

test("DS-04 an answer without an end is cut, said to be, and kept as far as it came", async () => {
  const piece = "y".repeat(MB);
  let sent = 0;
  google.answerWith(async (response) => {
    for (; sent < 50 && !response.destroyed; sent++) await write(response, textFrame(piece));
    response.end(END);
  });
  const turn = await rig.ask({ text: "hello" });
  expect(turn).toMatchObject({ status: "incomplete", error: { code: "answer_too_long" } });
  // The piece that did not fit is not there in part.
  expect(selectText(turn).length).toBeGreaterThan(LONGEST_ANSWER - 2 * MB);
  expect(selectText(turn).length).toBeLessThanOrEqual(LONGEST_ANSWER);
  expect(sent).toBeLessThan(50);
});

test("DS-04 a hundred thousand small pieces are stored in few rows", async () => {
  const pieces = 100_000;
  google.answerWith(async (response) => {
    for (let count = 0; count < pieces; count += 500) await write(response, textFrame("z").repeat(500));
    await looked.promise;
    response.end(END);
  });
  const looked = Promise.withResolvers<void>();
  const { turnId } = await rig.send({ text: "hello" });
  await expect.poll(() => findFeed(turnId)?.turn.cursor, { timeout: 25_000 }).toBeGreaterThan(pieces);
  const { db } = await database();
  const rows = await db.selectFrom("turn_events").select("seq").where("turn_id", "=", turnId).execute();
  expect(rows.length).toBeLessThan(pieces / 20);
  looked.resolve();
  expect(selectText((await rig.read(turnId)).turn)).toBe("z".repeat(pieces));
});

test("DS-04 a piece that is larger than an answer may be is left out", async () => {
  google.answerWith((response) => {
    response.write(textFrame("first"));
    response.end(textFrame("x".repeat(20 * MB)) + END);
  });
  const turn = await rig.ask({ text: "hello" });
  expect(turn).toMatchObject({ status: "incomplete", error: { code: "answer_too_long" } });
  expect(selectText(turn)).toBe("first");
});

test("DS-05 a line of the API that has no end is given up, and no memory is filled with it", async () => {
  let sent = 0;
  google.answerWith(async (response) => {
    response.write(`${textFrame("first")}data: {"event_type":"step.delta","text":"`);
    for (; sent < 100 && !response.destroyed; sent++) await write(response, "x".repeat(MB));
    response.destroy();
  });
  const turn = await rig.ask({ text: "hello" });
  expect(turn.status).toBe("cut_off");
  expect(selectText(turn)).toBe("first");
  expect(sent).toBeLessThan(50);
});
