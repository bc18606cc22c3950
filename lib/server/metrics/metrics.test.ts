import { afterAll, beforeAll, expect, test } from "vitest";
import { selectPrice } from "@/lib/protocol/turn-price";
import { endpoint } from "@/lib/server/http";
import { createRig, type Rig } from "@/lib/server/rig";
import { metrics } from "./registry";
import { serveMetrics } from "./serve";

const TOKEN = "a-token-of-the-metrics";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ METRICS_TOKEN: TOKEN });
});
afterAll(() => rig.close());

const handle = endpoint({ isPublic: true, handler: ({ request }) => serveMetrics(request) });

function ask(authorization?: string): Promise<Response> {
  const request = new Request("http://localhost/api/metrics");
  if (authorization !== undefined) request.headers.set("authorization", authorization);
  return handle(request, { params: Promise.resolve({}) });
}

/** The number that a line of the exposition begins or ends with. */
async function read(series: string): Promise<number> {
  const text = await (await ask(`Bearer ${TOKEN}`)).text();
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${series} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}

test("the metrics are there for who names the token, and for nobody else", async () => {
  for (const authorization of [
    undefined,
    "",
    TOKEN,
    "Bearer",
    "Bearer x",
    `Bearer ${TOKEN}x`,
    `Basic ${TOKEN}`,
  ]) {
    expect((await ask(authorization)).status, authorization).toBe(404);
  }
  const response = await ask(`Bearer ${TOKEN}`);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=/);
  expect(response.headers.get("cache-control")).toContain("no-store");
});

test("a turn is counted by how it ended, with the time to its first text and to its end", async () => {
  const before = await read('parley_turns_total{status="completed"}');
  const texts = await read("parley_turn_first_text_seconds_count");
  await rig.ask({ text: "hello" });
  expect(await read('parley_turns_total{status="completed"}')).toBe(before + 1);
  expect(await read("parley_turn_first_text_seconds_count")).toBe(texts + 1);
  expect(await read("parley_turn_duration_seconds_count")).toBeGreaterThanOrEqual(1);
  expect(await read('parley_upstream_calls_total{status="200"}')).toBeGreaterThanOrEqual(1);
  expect(await read("parley_stream_readers"), "nobody reads any more").toBe(0);
});

test("what a turn has cost is counted once, and so is what the cap goes by", async () => {
  const [spent, today] = [await read("parley_spend_usd_total"), await read("parley_spent_today_usd")];
  const turn = await rig.ask({ text: "hello" });
  const price = selectPrice(turn) ?? 0;
  expect(price).toBeGreaterThan(0);
  expect(await read("parley_spend_usd_total")).toBeCloseTo(spent + price, 9);
  // The title is on that bill as well.
  expect(await read("parley_spent_today_usd")).toBeGreaterThanOrEqual(today + price - 1e-6);
});

test("a limit of Google is counted each time", async () => {
  const before = await read("parley_upstream_limited_total");
  await rig.ask({ text: "hello [fault: 429 retry 1s]" });
  // The title asks with the same words.
  expect(await read("parley_upstream_limited_total")).toBeGreaterThan(before);
});

test("an answer whose stream broke off is counted as looked for", async () => {
  const before = await read("parley_resumes_total");
  const turn = await rig.ask({ text: "hello [fault: silent end]" });
  expect(turn.status).toBe("completed");
  expect(await read("parley_resumes_total")).toBe(before + 1);
});

test("no label of a metric has a word that somebody has typed", async () => {
  await rig.ask({ text: "a-word-that-is-typed" });
  const text = await metrics().registry.metrics();
  expect(text).not.toContain("a-word-that-is-typed");
  expect(text).not.toContain(rig.owner.id);
});
