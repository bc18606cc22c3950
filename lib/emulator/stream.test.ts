import fc from "fast-check";
import { expect, test } from "vitest";
import { foldSteps } from "./fold.ts";
import { answerOf, createTestClient, outputOf, parseEvents, readEvents } from "./test-client.ts";

const model = "gemini-3.8-flash";
const keysOf = (value: object | undefined) => Object.keys(value ?? {}).sort();
const PROMPTS = [
  "Hello",
  "Show me everything in Markdown",
  "What is 12*7?",
  "日本語 and emoji 🦜",
  "Count to 90",
  "A haiku",
];

test("frames are an event line, a data line with the same event type, and a blank line", async () => {
  const { stream } = createTestClient();
  const response = await stream({ input: "Hello" });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const frames = (await response.text()).split("\n\n");
  expect(frames.slice(-2)).toEqual(["event: done\ndata: [DONE]", ""]);
  for (const frame of frames.slice(0, -2)) {
    const [, name, data = ""] = /^event: (.+)\ndata: (.+)$/.exec(frame) ?? [];
    expect(JSON.parse(data).event_type).toBe(name);
    expect(JSON.parse(data)).not.toHaveProperty("event_id");
  }
});

test("created and completed carry the recorded keys, and no steps", async () => {
  const { stream } = createTestClient();
  const events = await readEvents(await stream({ input: "Hello" }));
  const created = events[0];
  const completed = events.at(-1);
  expect(created?.event_type === "interaction.created" && keysOf(created.interaction)).toEqual([
    "id",
    "model",
    "object",
    "status",
  ]);
  expect(keysOf(events[1])).toEqual(["event_type", "interaction_id", "status"]);
  expect(completed?.event_type === "interaction.completed" && keysOf(completed.interaction)).toEqual([
    "created",
    "id",
    "model",
    "object",
    "service_tier",
    "status",
    "updated",
    "usage",
  ]);
});

test("a unary answer carries the recorded keys in the recorded order", async () => {
  const { create } = createTestClient();
  const interaction = await create({ input: "Hello", service_tier: "priority" });
  expect(Object.keys(interaction)).toEqual([
    "id",
    "status",
    "usage",
    "created",
    "updated",
    "service_tier",
    "steps",
    "object",
    "model",
  ]);
  expect(interaction.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(interaction.updated).toBe(interaction.created);
  expect(interaction.service_tier).toBe("priority");
  expect(interaction.steps?.map(keysOf)).toEqual([
    ["signature", "type"],
    ["content", "type"],
  ]);
});

test("step.start comes bare and with the first text, and keys come in two orders", async () => {
  const { stream } = createTestClient();
  const starts: boolean[] = [];
  const orders: string[] = [];
  for (let run = 0; run < 4; run += 1) {
    const text = await (await stream({ input: "Hello" })).text();
    const start = parseEvents(text).find((event) => event.event_type === "step.start" && event.index === 1);
    starts.push(start?.event_type === "step.start" && start.step.content !== undefined);
    orders.push(/"event_type":"step.start","index"/.test(text) ? "sorted" : "type last");
  }
  expect(starts).toEqual([false, true, false, true]);
  expect(new Set(orders)).toEqual(new Set(["sorted", "type last"]));
});

test("summaries are a bold title, a paragraph, three newlines; without summaries only the signature", async () => {
  const { stream } = createTestClient();
  const summaries = async (thinking_summaries: string) => {
    const input = "How many paws are in my house?";
    const events = await readEvents(
      await stream({ input: `I have 2 dogs. ${input}`, generation_config: { thinking_summaries } }),
    );
    return events.flatMap((event) =>
      event.event_type === "step.delta" && event.index === 0 ? [event.delta] : [],
    );
  };
  const shown = await summaries("auto");
  expect(shown.map(({ type }) => type)).toEqual(["thought_summary", "thought_summary", "thought_signature"]);
  expect(shown[0]?.content).toEqual({
    type: "text",
    text: expect.stringMatching(/^\*\*.+\*\*\n\n[\s\S]+\n\n\n$/),
  });
  expect((await summaries("none")).map(({ type }) => type)).toEqual(["thought_signature"]);
});

test("what streams is what GET has, whatever was asked", async () => {
  const { stream, get } = createTestClient();
  for (const input of PROMPTS) {
    const events = await readEvents(
      await stream({ input, generation_config: { thinking_summaries: "auto" } }),
    );
    const [created] = events;
    const stored = await get(created?.event_type === "interaction.created" ? created.interaction.id : "");
    expect(stored.steps?.slice(1)).toEqual(foldSteps(events));
    expect(answerOf(events)).toBe(outputOf(stored));
  }
});

test("text deltas are of 20 to 250 characters and never split a character", async () => {
  const { stream } = createTestClient();
  const events = await readEvents(await stream({ input: "Unicode with emoji in many languages, please" }));
  const deltas = events.flatMap((event) =>
    event.event_type === "step.delta" ? [String(event.delta.text ?? "")] : [],
  );
  for (const text of deltas) expect(text).toBe(Buffer.from(text).toString());
  for (const text of deltas.slice(1, -1)) expect(text.length).toBeGreaterThanOrEqual(20);
  for (const text of deltas) expect(text.length).toBeLessThanOrEqual(251);
});

test("usage adds up: total is input, output, thought and tool use", async () => {
  const { create } = createTestClient();
  const input = fc
    .string({ minLength: 1, maxLength: 400, unit: "grapheme" })
    .filter((text) => !text.includes("["));
  await fc.assert(
    fc.asyncProperty(
      input,
      fc.constantFrom("low", "medium", "high"),
      fc.boolean(),
      async (text, level, isSearch) => {
        const tools = isSearch ? [{ type: "google_search" }] : [];
        const { usage } = await create({ input: text, tools, generation_config: { thinking_level: level } });
        if (!usage) throw new Error("usage is missing");
        const { total_input_tokens, total_output_tokens, total_thought_tokens, total_tool_use_tokens } =
          usage;
        expect(usage.total_tokens).toBe(
          total_input_tokens + total_output_tokens + total_thought_tokens + total_tool_use_tokens,
        );
        const byModality = usage.input_tokens_by_modality.reduce((sum, { tokens }) => sum + tokens, 0);
        expect(byModality).toBe(total_input_tokens);
      },
    ),
    { numRuns: 60 },
  );
});

test("ids of a chain share their first 39 characters, and no two are equal", async () => {
  const { create } = createTestClient();
  const first = await create({ input: "Hello" });
  const second = await create({ input: "Hello", previous_interaction_id: first.id });
  const third = await create({ input: "Hello", previous_interaction_id: second.id });
  const other = await create({ input: "Hello", previous_interaction_id: null });
  const ids = [first, second, third, other].map(({ id = "" }) => id);
  expect(new Set(ids.slice(0, 3).map((id) => id.slice(0, 39))).size).toBe(1);
  expect(ids[3]?.slice(0, 39)).not.toBe(ids[0]?.slice(0, 39));
  expect(new Set(ids).size).toBe(4);
  const bytes = Buffer.from(ids[1]?.slice(3) ?? "", "base64url");
  expect([bytes[0], bytes[1], bytes[25], bytes[26], bytes.length]).toEqual([0x0a, 23, 0x12, 23, 50]);
});

test("store: false has no id in a unary answer, an empty one in a stream, and is not found later", async () => {
  const { create, stream, call } = createTestClient();
  expect(await create({ input: "Hello", store: false })).not.toHaveProperty("id");
  const events = await readEvents(await stream({ input: "Hello", store: false }));
  const ids = events.flatMap((event) => {
    if ("interaction" in event) return [event.interaction.id];
    return "interaction_id" in event ? [event.interaction_id] : [];
  });
  expect(ids).toEqual(["", "", ""]);
  expect((await call("GET", "/v1/interactions/")).status).toBe(404);
});

test("a foreground run goes on when its reader leaves, and GET finds it whole", async () => {
  const { stream, get } = createTestClient();
  const abort = new AbortController();
  const response = await stream({ input: "Count to 300 [pace: 0.02]" }, { signal: abort.signal });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  abort.abort();
  await expect(reader?.read()).rejects.toThrow();
  const [created] = parseEvents(new TextDecoder().decode(first?.value));
  const id = created && "interaction" in created ? created.interaction.id : "";
  await expect.poll(async () => (await get(id)).status).toBe("completed");
  expect(outputOf(await get(id))).toMatch(/^1 2 3 .* 300$/);
});

test("max_output_tokens cuts the answer, stop_sequences stop it, and seeds vary it", async () => {
  const { create } = createTestClient();
  const cut = await create({ input: "Count to 100", generation_config: { max_output_tokens: 10 } });
  expect(cut.status).toBe("incomplete");
  expect(outputOf(cut)).toHaveLength(40);
  expect(cut.usage?.total_output_tokens).toBe(10);
  const stopped = await create({ input: "Count to 100", generation_config: { stop_sequences: [" 7 "] } });
  expect(stopped.status).toBe("completed");
  expect(outputOf(stopped)).toBe("1 2 3 4 5 6");
  const haiku = async (seed: number) =>
    outputOf(await create({ input: "A haiku", generation_config: { seed } }));
  expect(await haiku(1)).toBe(await haiku(1));
  expect(await haiku(1)).not.toBe(await haiku(2));
});

test("the pace of the answer follows the pace that was asked for", async () => {
  const { stream } = createTestClient({ pace: 1_000 });
  const events = await readEvents(await stream({ input: "Count to 50 [pace: 0]" }));
  expect(answerOf(events)).toMatch(/ 50$/);
});

test("the model is bare, known, and able to interact", async () => {
  const { call } = createTestClient();
  const statusOf = async (body: object) => (await call("POST", "/v1beta/interactions", body)).status;
  expect(await statusOf({ model, input: "Hello" })).toBe(200);
  expect(await statusOf({ model: `models/${model}`, input: "Hello" })).toBe(404);
  expect(await statusOf({ model: "gemini-embedding-001", input: "Hello" })).toBe(400);
});
