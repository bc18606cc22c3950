import { expect, test } from "vitest";
import { createTestClient } from "./test-client.ts";
import type { InteractionFields, Step } from "./wire.ts";

const ADD = {
  type: "function",
  name: "add",
  parameters: { type: "object", properties: { x: { type: "number" }, y: { type: "number" } } },
};
const user = (text: string): Step => ({ type: "user_input", content: [{ type: "text", text }] });
const INVALID = { error: { message: "Request contains an invalid argument.", code: "invalid_request" } };

async function askedToAdd(client: ReturnType<typeof createTestClient>, body: object = {}) {
  const asked = await client.create({ input: [user("Use add for 7 and 11.")], tools: [ADD], ...body });
  const call = asked.steps?.find(({ type }) => type === "function_call");
  if (!call) throw new Error("no call was made");
  return {
    asked,
    call,
    result: { type: "function_result", call_id: call.id, name: "add", result: { sum: 18 } },
  };
}

test("signatures are long, opaque, and different for every thought", async () => {
  const { create } = createTestClient();
  const answers = await Promise.all(Array.from({ length: 20 }, () => create({ input: "Hello" })));
  const signatures = answers.map(({ steps }) => String(steps?.[0]?.signature));
  expect(new Set(signatures).size).toBe(20);
  for (const signature of signatures) expect(signature).toMatch(/^[A-Za-z0-9+/]{96,898}={0,2}$/);
});

test("a replay is taken with its signatures untouched, and refused when one is altered or missing", async () => {
  const client = createTestClient();
  const { asked, result } = await askedToAdd(client, { store: false });
  const replay = (change: (step: Step) => Step | undefined) =>
    client.call("POST", "/v1/interactions", {
      model: "gemini-3.8-flash",
      store: false,
      input: [
        user("Use add for 7 and 11."),
        ...(asked.steps ?? []).flatMap((step) => change(step) ?? []),
        result,
      ],
    });
  const forThoughts = (change: (step: Step) => Step | undefined) => (step: Step) =>
    step.type === "thought" ? change(step) : step;
  const taken = await replay((step) => step);
  expect(taken.status).toBe(200);
  for (const change of [
    (step: Step) => ({ ...step, signature: `A${String(step.signature).slice(1)}` }),
    (step: Step) => ({ ...step, signature: "" }),
    () => undefined,
  ]) {
    const refused = await replay(forThoughts(change));
    expect([refused.status, await refused.json()]).toEqual([400, INVALID]);
  }
});

test("an emulator that was restarted still takes what the one before it signed", async () => {
  const { steps = [] } = await createTestClient({ seed: "before" }).create({ input: "Hello" });
  const after = createTestClient({ seed: "after" });
  const replayed = await after.create({ input: [user("Hello"), ...steps, user("And now?")] });
  expect(replayed.status).toBe("completed");
});

test("a function result is taken at the top level and inside user input, and must match a call", async () => {
  const client = createTestClient();
  const { asked, result } = await askedToAdd(client);
  expect(asked.status).toBe("requires_action");
  const answer = (input: unknown) =>
    client.call("POST", "/v1/interactions", {
      model: "gemini-3.8-flash",
      previous_interaction_id: asked.id,
      input,
    });
  const forms = [[result], [{ type: "user_input", content: [result] }]];
  for (const input of forms) {
    const answered: InteractionFields = await (await answer(input)).json();
    expect(answered.status).toBe("completed");
    expect(JSON.stringify(answered.steps)).toContain("18");
  }
  expect((await answer([{ ...result, call_id: "zzzzzzzz" }])).status).toBe(400);
  expect((await answer("Never mind")).status).toBe(400);
});

test("the old generation takes no lists as function results", async () => {
  const client = createTestClient();
  const { asked, result } = await askedToAdd(client, { model: "gemini-2.5-flash" });
  const response = await client.call("POST", "/v1/interactions", {
    model: "gemini-2.5-flash",
    previous_interaction_id: asked.id,
    input: [{ ...result, result: [{ type: "text", text: "18" }] }],
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("Multimodal function responses are not supported for this model");
});

const model = "gemini-3.8-flash";
const REFUSED: [string, number, object][] = [
  ["neither model nor agent", 400, { input: "Hello" }],
  ["both model and agent", 400, { model, agent: "antigravity-preview-09-2026", input: "Hello" }],
  ["an unknown agent", 404, { agent: "nobody", input: "Hello" }],
  ["an unknown model", 404, { model: "gemini-0", input: "Hello" }],
  ["no input", 400, { model }],
  ["an empty list as input", 400, { model, input: [] }],
  ["an unknown step type", 400, { model, input: [{ type: "dance" }] }],
  ["turns with roles", 400, { model, input: [{ role: "user", content: "Hello" }] }],
  ["media without data", 400, { model, input: [{ type: "image", mime_type: "image/png" }] }],
  [
    "media that is not base64",
    400,
    { model, input: [{ type: "image", mime_type: "image/png", data: "data:;" }] },
  ],
  ["a model turn at the end", 400, { model, input: [user("Hi"), { type: "model_output", content: [] }] }],
  ["background without store", 400, { model, input: "Hello", background: true, store: false }],
  ["stream as a word", 400, { model, input: "Hello", stream: "yes" }],
  ["an unknown previous interaction", 404, { model, input: "Hello", previous_interaction_id: "v1_nothing" }],
  [
    "a level this model has not",
    400,
    { model, input: "Hello", generation_config: { thinking_level: "minimal" } },
  ],
  ["a level that is none", 400, { model, input: "Hello", generation_config: { thinking_level: "deep" } }],
  ["zero output tokens", 400, { model, input: "Hello", generation_config: { max_output_tokens: 0 } }],
  ["any without functions", 400, { model, input: "Hello", generation_config: { tool_choice: "any" } }],
  ["an unknown tool", 400, { model, input: "Hello", tools: [{ type: "hammer" }] }],
  ["an unnamed function", 400, { model, input: "Hello", tools: [{ type: "function", name: "two words" }] }],
  [
    "mixed tools in 2.5",
    400,
    { model: "gemini-2.5-flash", input: "Hi", tools: [ADD, { type: "google_search" }] },
  ],
  ["an unknown service tier", 400, { model, input: "Hello", service_tier: "gold" }],
  ["labels in capitals", 400, { model, input: "Hello", labels: { Team: "a" } }],
  ["an unknown continuation", 400, { model, input: "Hello", continuation_token: "nothing" }],
  ["a number as input", 400, { model, input: 7 }],
];

test.each(REFUSED)("%s is refused in the interactions family", async (_name, status, body) => {
  const { call } = createTestClient();
  for (const stream of [false, true]) {
    const response = await call("POST", "/v1/interactions", { stream, ...body });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await response.json()).toEqual({
      error: { message: expect.any(String), code: status === 404 ? "not_found" : "invalid_request" },
    });
  }
});

test("a body that is not JSON is refused", async () => {
  const { call } = createTestClient();
  expect((await call("POST", "/v1/interactions", '{"model":')).status).toBe(400);
});

test("deprecated and unknown fields are taken, and null is the same as left out", async () => {
  const { create } = createTestClient();
  const generation_config = { temperature: 0.4, top_p: 0.9, thinking_level: null };
  const answer = await create({
    input: "Hello",
    generation_config,
    foo_unknown: 1,
    previous_interaction_id: null,
  });
  expect(answer.status).toBe("completed");
});

test("the key is asked for, and a bad one is refused by the front end", async () => {
  const { emulator, call } = createTestClient({ badKey: "leaked" });
  const list = (query: string) => emulator.fetch(`http://emulator.test/v1/models${query}`);
  expect((await list("")).status).toBe(403);
  expect((await list("?key=mine")).status).toBe(200);
  const refused = await list("?key=leaked");
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { code: 400, status: "INVALID_ARGUMENT", details: [{ reason: "API_KEY_INVALID" }] },
  });
  const unknown = await call("GET", "/v1/nothing");
  expect([unknown.status, await unknown.json()]).toMatchObject([
    404,
    { error: { code: 404, status: "NOT_FOUND" } },
  ]);
});

test("a rate limit refuses what is too much and says when to come back", async () => {
  let now = 0;
  const { call } = createTestClient({ limits: { requestsPerMinute: 2 }, now: () => now });
  const statuses = [];
  for (let request = 0; request < 3; request += 1) statuses.push((await call("GET", "/v1/models")).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect(await (await call("GET", "/v1/models")).text()).toContain('"retryDelay":"60s"');
  now = 60_001;
  expect((await call("GET", "/v1/models")).status).toBe(200);
});

test("developers see the requests as they were received, without the key", async () => {
  const { create, call } = createTestClient();
  const body = { input: "Hello", model: "gemini-3.8-flash", foo_unknown: [1] };
  await create(body);
  await call("GET", "/v1beta/models?pageSize=2&key=secret");
  const list = await (await call("GET", "/emulator/requests")).json();
  expect(list).toMatchObject([
    { number: 1, method: "POST", path: "/v1/interactions", body },
    { number: 2, method: "GET", path: "/v1beta/models?pageSize=2&key=…" },
  ]);
  await call("DELETE", "/emulator/requests");
  expect(await (await call("GET", "/emulator/requests")).json()).toEqual([]);
  expect(await (await call("GET", "/emulator")).text()).toContain("[fault: stall]");
});
