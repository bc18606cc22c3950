import { expect, test } from "vitest";
import { answerOf, createTestClient, outputOf, readEvents } from "./test-client.ts";
import { isObject, type Step } from "./wire.ts";

const WEATHER = {
  type: "function",
  name: "get_weather",
  parameters: {
    type: "object",
    properties: { location: { type: "string" }, unit: { enum: ["celsius", "kelvin"] } },
  },
};
const SEARCH = { type: "google_search" };

test("a function that is named is called, its arguments in fragments, and its result is read", async () => {
  const { stream, create } = createTestClient();
  const events = await readEvents(
    await stream({ input: "What is the weather in Paris in kelvin?", tools: [WEATHER] }),
  );
  const start = events.find(
    (event) => event.event_type === "step.start" && event.step.type === "function_call",
  );
  if (start?.event_type !== "step.start") throw new Error("no call");
  expect(start.step).toEqual({
    id: expect.stringMatching(/^[a-z0-9]{8}$/),
    type: "function_call",
    name: "get_weather",
    arguments: {},
  });
  const fragments = events.flatMap((event) =>
    event.event_type === "step.delta" && event.delta.type === "arguments_delta"
      ? [event.delta.arguments]
      : [],
  );
  expect(JSON.parse(fragments.join(""))).toEqual({ location: "Paris", unit: "kelvin" });
  const end = events.at(-1);
  if (end?.event_type !== "interaction.completed") throw new Error("no end");
  expect(end.interaction.status).toBe("requires_action");
  const answer = await create({
    previous_interaction_id: end.interaction.id,
    input: [{ type: "function_result", call_id: start.step.id, result: "21 °C and sunny" }],
  });
  expect(answer.status).toBe("completed");
  expect(outputOf(answer)).toContain("21 °C and sunny");
});

test("several places make parallel calls, which are answered together", async () => {
  const { create } = createTestClient();
  const asked = await create({ input: "Use get_weather for Paris and London", tools: [WEATHER] });
  const calls = (asked.steps ?? []).filter(({ type }) => type === "function_call");
  expect(calls.map((call) => isObject(call.arguments) && call.arguments.location)).toEqual([
    "Paris",
    "London",
  ]);
  const results = calls.map(({ id }, index) => ({
    type: "function_result",
    call_id: id,
    result: `${index} degrees`,
  }));
  const answer = await create({ previous_interaction_id: asked.id, input: results.reverse() });
  expect(outputOf(answer)).toContain("0 degrees");
  expect(outputOf(answer)).toContain("1 degrees");
});

test("any forces a call, none forbids it, allowed_tools limits it", async () => {
  const { create } = createTestClient();
  const statusFor = async (input: string, tool_choice: unknown) =>
    (await create({ input, tools: [WEATHER], generation_config: { tool_choice } })).status;
  expect(await statusFor("Hello", "auto")).toBe("completed");
  expect(await statusFor("Hello", "any")).toBe("requires_action");
  expect(await statusFor("Weather in Rome?", "none")).toBe("completed");
  expect(await statusFor("Hello", { allowed_tools: { mode: "any", tools: ["get_weather"] } })).toBe(
    "requires_action",
  );
});

const typesOf = (steps: Step[] | undefined) => steps?.map(({ type }) => type);

test("a search comes before the answer in Gemini 3 and after it in 2.5", async () => {
  const { create } = createTestClient();
  const search = (model: string) => create({ model, input: "Who won Euro 2024?", tools: [SEARCH] });
  const current = await search("gemini-3-flash-preview");
  expect(typesOf(current.steps)).toEqual([
    "thought",
    "google_search_call",
    "google_search_result",
    "thought",
    "model_output",
  ]);
  expect(current.usage?.grounding_tool_count).toEqual([{ type: "google_search", count: 1 }]);
  const old = await search("gemini-2.5-flash");
  expect(typesOf(old.steps)).toEqual([
    "thought",
    "model_output",
    "google_search_call",
    "google_search_result",
  ]);
  const result = old.steps?.at(-1)?.result;
  expect(
    Array.isArray(result) && [
      result.length,
      new Set(result.map(({ search_suggestions }) => search_suggestions)).size,
    ],
  ).toEqual([4, 1]);
});

test("citations are offsets in UTF-8 bytes, and end where a sentence ends", async () => {
  const { stream } = createTestClient();
  const events = await readEvents(await stream({ input: "Tell me about café culture", tools: [SEARCH] }));
  const bytes = Buffer.from(answerOf(events));
  const annotations = events.flatMap((event) =>
    event.event_type === "step.delta" && event.delta.type === "text_annotation_delta"
      ? [event.delta.annotations]
      : [],
  );
  expect(annotations).toHaveLength(1);
  const list = Array.isArray(annotations[0]) ? annotations[0] : [];
  expect(list.length).toBeGreaterThan(1);
  for (const { start_index, end_index, type } of list) {
    expect(type).toBe("url_citation");
    expect(bytes.subarray(start_index, end_index).toString()).toMatch(/^\S.*\.$/);
  }
});

test("code execution shows its code, its output, and then the answer", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "Run code: the sum up to 10", tools: [{ type: "code_execution" }] });
  expect(typesOf(answer.steps)).toEqual([
    "thought",
    "code_execution_call",
    "code_execution_result",
    "model_output",
  ]);
  const [, call, result] = answer.steps ?? [];
  expect(call?.arguments).toEqual({ code: "print(sum(range(11)))", language: "python" });
  expect(result).toMatchObject({ call_id: call?.id, result: "55\n", is_error: false });
});
