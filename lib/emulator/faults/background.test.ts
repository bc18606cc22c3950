import { expect, test } from "vitest";
import { createAgentClient, createdOf, FIBONACCI, RESEARCHER, WORKER } from "../agents/test-agents.ts";
import { outputOf, readEvents, readUntilQuiet } from "../test-client.ts";
import { typesOf } from "../test-faults.ts";

const HOUR_MS = 3_600_000;

/** A research in the background, with what is to go wrong. */
function begin(words: string, pace = 0) {
  const client = createAgentClient();
  const body = {
    agent: RESEARCHER,
    background: true,
    input: `Tidal power [fault: ${words}] [pace: ${pace}]`,
  };
  const post = (more: object = {}) => client.call("POST", "/v1/interactions", { ...body, ...more });
  const path = async () => `/v1/interactions/${(await (await post()).json()).id}`;
  return { ...client, post, path };
}

test("a zombie is in progress for ever, says nothing, and can only be cancelled", async () => {
  const { post, get, call } = begin("zombie");
  const { id, status } = await (await post()).json();
  expect(status).toBe("in_progress");
  await call("POST", "/emulator/clock", { advanceMs: 24 * HOUR_MS });
  expect(await get(id)).toMatchObject({ status: "in_progress" });
  const { text, end } = await readUntilQuiet(await call("GET", `/v1/interactions/${id}?stream=true`));
  expect(end).toBe("quiet");
  expect(text.match(/"event_type"/g)).toHaveLength(2);
  await call("POST", `/v1/interactions/${id}/cancel`);
  expect(await get(id)).toMatchObject({ status: "cancelled" });
});

test("the background is refused, and the same words work in the foreground", async () => {
  const { work, call } = createAgentClient();
  const body = { agent: WORKER, input: `${FIBONACCI} [fault: background refused]` };
  const refused = await call("POST", "/v1/interactions", { ...body, background: true });
  expect([refused.status, (await refused.json()).error.message]).toEqual([
    400,
    "Agent does not support using background=True",
  ]);
  expect((await work(body)).status).toBe("completed");
});

test("a stream is cut after so many events, and can be resumed", async () => {
  const { post, call } = begin("cut after 7 events");
  const events = await readEvents(await post({ stream: true }));
  expect(events).toHaveLength(7);
  const path = `/v1/interactions/${createdOf(events).id}?stream=true&last_event_id=${events[6]?.event_id}`;
  const rest = await readEvents(await call("GET", path));
  expect(rest.at(-1)?.event_type).toBe("interaction.completed");
  const whole = await readEvents(await call("GET", `/v1/interactions/${createdOf(events).id}?stream=true`));
  expect(typesOf([...events, ...rest])).toEqual(typesOf(whole));
});

test("where streaming again is refused, polling still finds the answer", async () => {
  const { path, call } = begin("resume refused");
  const at = await path();
  expect((await call("GET", `${at}?stream=true`)).status).toBe(400);
  await expect.poll(async () => (await (await call("GET", at)).json()).status).toBe("completed");
});

test("a replay may begin anew whatever was asked", async () => {
  const { post, call } = begin("replay from start");
  const events = await readEvents(await post({ stream: true }));
  const path = `/v1/interactions/${createdOf(events).id}?stream=true&last_event_id=${events[5]?.event_id}`;
  expect(typesOf(await readEvents(await call("GET", path)))).toEqual(typesOf(events));
});

test("GET fails so many times, of the stream or not, and then works", async () => {
  const { path, call } = begin("get fails 3 times");
  const at = await path();
  const statuses: number[] = [];
  for (const suffix of ["", "?stream=true", "", "", "?stream=true"]) {
    statuses.push((await call("GET", at + suffix)).status);
  }
  expect(statuses).toEqual([503, 503, 503, 200, 200]);
});

test("cancel fails so many times before it works", async () => {
  const { path, call } = begin("cancel fails 2 times", 1);
  const at = await path();
  const statuses = [];
  for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await call("POST", `${at}/cancel`)).status);
  expect(statuses).toEqual([503, 503, 200]);
});

test("a long silence is real time, which only the clock moves on", async () => {
  const { post, get, call } = begin("silent 10m");
  const { id } = await (await post()).json();
  const { end } = await readUntilQuiet(await call("GET", `/v1/interactions/${id}?stream=true`));
  expect(end).toBe("quiet");
  await call("POST", "/emulator/clock", { advanceMs: 9 * 60_000 });
  expect((await get(id)).status).toBe("in_progress");
  await call("POST", "/emulator/clock", { advanceMs: 2 * 60_000 });
  await expect.poll(async () => (await get(id)).status).toBe("completed");
});

test("a run is queued for as long as was said", async () => {
  const { post, get, call } = begin("queued 5m");
  const { id, status } = await (await post()).json();
  expect(status).toBe("queued");
  await call("POST", "/emulator/clock", { advanceMs: 4 * 60_000 });
  expect((await get(id)).status).toBe("queued");
  await call("POST", "/emulator/clock", { advanceMs: 2 * 60_000 });
  await expect.poll(async () => (await get(id)).status).toBe("completed");
});

test("a background run fails with its errors", async () => {
  const { path, call } = begin("failed");
  const at = await path();
  await expect.poll(async () => (await (await call("GET", at)).json()).status).toBe("failed");
  expect((await (await call("GET", at)).json()).errors).toEqual([
    { code: "internal", message: expect.any(String) },
  ]);
});

test.each([
  ["incomplete", "incomplete"],
  ["cancelled", "cancelled"],
  ["budget", "budget_exceeded"],
  ["requires action", "requires_action"],
])("a background run ends by itself as %s", async (words, status) => {
  const { path, call } = begin(words);
  const at = await path();
  await expect.poll(async () => (await (await call("GET", at)).json()).status).toBe(status);
});

test("what a model used may be told late, too", async () => {
  const { create, get, call } = createAgentClient();
  const { id, usage } = await create({ input: "Hello [fault: usage late 30s]" });
  expect(usage).toBeUndefined();
  expect(await get(id)).not.toHaveProperty("usage");
  await call("POST", "/emulator/clock", { advanceMs: 30_000 });
  expect(await get(id)).toHaveProperty("usage");
});

test("an environment that a request names may be gone, and a new one does", async () => {
  const { work, call } = createAgentClient();
  const { environment_id } = await work({ input: FIBONACCI });
  const input = `${FIBONACCI} [fault: environment gone]`;
  const body = { agent: WORKER, input, environment: environment_id };
  const refused = await call("POST", "/v1/interactions", body);
  expect(refused.status).toBe(404);
  expect((await refused.json()).error.message).toContain(String(environment_id));
  expect((await call("GET", `/v1/environments/${environment_id}`)).status).toBe(404);
  expect((await work({ input })).status).toBe("completed");
});

test("an environment may expire as soon as the work is done: it is listed, and no more", async () => {
  const { work, call } = createAgentClient();
  const { environment_id } = await work({ input: `${FIBONACCI} [fault: environment expires]` });
  const at = `/v1/environments/${environment_id}`;
  await expect.poll(async () => (await (await call("GET", at)).json()).status).toBe("expired");
  expect((await call("GET", `${at}/files`)).status).toBe(404);
  const again = await call("POST", "/v1/interactions", {
    agent: WORKER,
    input: "hi",
    environment: environment_id,
  });
  expect(again.status).toBe(404);
});

test("many runs at once come to their end, each with its own", async () => {
  const { call, get } = createAgentClient();
  const topics = Array.from({ length: 24 }, (_, index) => `tides of bay ${index}`);
  const ids = await Promise.all(
    topics.map(async (topic, index) => {
      const agent = index % 2 === 0 ? { agent: RESEARCHER } : { agent: WORKER, environment: "remote" };
      const input = `Prepare a report on ${topic} [pace: 0.2]`;
      const response = await call("POST", "/v1/interactions", { ...agent, background: true, input });
      return (await response.json()).id;
    }),
  );
  await call("POST", "/emulator/clock", { advanceMs: HOUR_MS });
  for (const [index, id] of ids.entries()) {
    await expect.poll(async () => (await get(id)).status).toBe("completed");
    expect(outputOf(await get(id)).toLowerCase()).toContain(topics[index]);
  }
});

test("a model, too, works in the background for half a minute on a detailed analysis", async () => {
  const { create, get, call } = createAgentClient();
  const { id } = await create({
    input: "Write a detailed analysis of tidal power [pace: 1]",
    background: true,
    generation_config: { thinking_summaries: "auto" },
  });
  await call("POST", "/emulator/clock", { advanceMs: 25_000 });
  expect((await get(id)).status).toBe("in_progress");
  await call("POST", "/emulator/clock", { advanceMs: 25_000 });
  await expect.poll(async () => (await get(id)).status).toBe("completed");
  expect(outputOf(await get(id))).toMatch(/^# Tidal power: an analysis[\s\S]*## What follows/);
});
