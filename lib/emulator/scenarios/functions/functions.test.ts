import { expect, test } from "vitest";
import { createTestClient, outputOf, readEvents } from "../../test-client.ts";
import { type InteractionFields, isObject, type Step } from "../../wire.ts";

const declare = (name: string, properties: object = {}, required?: string[]) => ({
  type: "function",
  name,
  parameters: { type: "object", properties, ...(required && { required }) },
});
const WEATHER = declare("get_weather", { location: { type: "string" } }, ["location"]);
const DICE = declare("roll_dice", { sides: { type: "integer" }, count: { type: "integer" } });
const TIME = declare("get_current_time", { time_zone: { type: "string" } });
const CALCULATE = declare("calculate", { expression: { type: "string" } }, ["expression"]);
const UNITS = ["m", "km", "mile", "celsius", "fahrenheit"];
const CONVERT = declare(
  "convert_units",
  {
    value: { type: "number" },
    from: { type: "string", enum: UNITS },
    to: { type: "string", enum: UNITS },
  },
  ["value", "from", "to"],
);
const ALL = [WEATHER, DICE, TIME, CALCULATE, CONVERT];

const callsOf = ({ steps = [] }: InteractionFields): Step[] =>
  steps.filter(({ type }) => type === "function_call");
const told = (interaction: InteractionFields) =>
  callsOf(interaction).map(({ name, arguments: values }) => [name, values]);

test.each([
  [
    "What's the weather in Paris and New York?",
    [
      ["get_weather", { location: "Paris" }],
      ["get_weather", { location: "New York" }],
    ],
  ],
  ["Roll 3 dice with 20 sides", [["roll_dice", { sides: 20, count: 3 }]]],
  ["Roll two dice", [["roll_dice", { count: 2 }]]],
  ["Please roll 2d12", [["roll_dice", { sides: 12, count: 2 }]]],
  ["What time is it?", [["get_current_time", {}]]],
  ["What time is it in Tokyo?", [["get_current_time", { time_zone: "Asia/Tokyo" }]]],
  ["What is 12 * (3+4)?", [["calculate", { expression: "12 * (3+4)" }]]],
  ["Convert 5 miles to kilometres", [["convert_units", { value: 5, from: "mile", to: "km" }]]],
  ["convert 20 °C to fahrenheit", [["convert_units", { value: 20, from: "celsius", to: "fahrenheit" }]]],
  [
    "Roll a die, and what's the weather in Rome?",
    [
      ["get_weather", { location: "Rome" }],
      ["roll_dice", { count: 1 }],
    ],
  ],
  ["Hello", []],
])("%s", async (input, calls) => {
  const { create } = createTestClient();
  const asked = await create({ input, tools: ALL });
  expect(told(asked)).toEqual(calls);
  expect(asked.status).toBe(calls.length > 0 ? "requires_action" : "completed");
});

test("results are read out, in whatever order they come, and failures as failures", async () => {
  const { create } = createTestClient();
  const asked = await create({ input: "Roll 2 dice and tell me the weather in Rome", tools: ALL });
  const [weather, dice] = callsOf(asked);
  const input = [
    { type: "function_result", call_id: dice?.id, result: '{"rolls":[3,5],"total":8}' },
    { type: "function_result", call_id: weather?.id, result: "Denied by the person", is_error: true },
  ];
  const answer = await create({ previous_interaction_id: asked.id, input, tools: ALL });
  expect(outputOf(answer)).toContain("rolls 3 + 5, total 8");
  expect(outputOf(answer)).toContain("`get_weather` failed: Denied by the person");
});

async function play(input: string, tools: object[] = [WEATHER, DICE], rounds = 1) {
  const { create } = createTestClient();
  const played = [await create({ input, tools })];
  for (let round = 1; round < rounds; round += 1) {
    const last = played.at(-1);
    const results = callsOf(last ?? { status: "failed", object: "interaction", model: "" });
    if (!last || results.length === 0) break;
    played.push(
      await create({
        previous_interaction_id: last.id,
        tools,
        input: results.map(({ id }) => ({ type: "function_result", call_id: id, result: "done" })),
      }),
    );
  }
  return played;
}

test("bad arguments: each is of another type than the schema wants", async () => {
  const [asked] = await play("Weather in Rome? [fault: bad arguments]");
  expect(callsOf(asked ?? fail())[0]?.arguments).toEqual({ location: { not: "Rome" }, unasked: true });
});

test("malformed arguments: their text is no JSON", async () => {
  const { stream } = createTestClient();
  const events = await readEvents(
    await stream({ input: "Weather in Rome? [fault: malformed arguments]", tools: [WEATHER] }),
  );
  const text = events
    .map((event) => (event.event_type === "step.delta" ? (event.delta.arguments ?? "") : ""))
    .join("");
  expect(text).toContain('{"location"');
  expect(() => JSON.parse(text)).toThrow();
});

test("unknown function: one is called that was never declared", async () => {
  const [asked] = await play("Weather in Rome? [fault: unknown function]");
  expect(callsOf(asked ?? fail())[0]?.name).toBe("unget_weather");
});

test("completed calls: the status says done, the calls say not", async () => {
  const [asked] = await play("Weather in Rome? [fault: completed calls]");
  expect([asked?.status, callsOf(asked ?? fail()).length]).toEqual(["completed", 1]);
});

test("20 calls at once, each with its own id and arguments", async () => {
  const [asked, answer] = await play("Weather in Rome? [fault: 20 calls]", [WEATHER], 2);
  const calls = callsOf(asked ?? fail());
  expect(new Set(calls.map(({ id }) => id)).size).toBe(20);
  expect(new Set(calls.map((call) => JSON.stringify(call.arguments))).size).toBe(20);
  expect(answer?.status).toBe("completed");
});

test("endless calls never end, with other arguments or with the same, from one function or from two", async () => {
  const kinds: [string, number, string[]][] = [
    ["endless calls", 10, ["get_weather"]],
    ["same call", 1, ["get_weather"]],
    ["ping-pong calls", 2, ["get_weather", "roll_dice"]],
  ];
  for (const [words, different, names] of kinds) {
    const rounds = await play(`Weather in Rome? [fault: ${words}]`, [WEATHER, DICE], 10);
    expect(rounds.map(({ status }) => status)).toEqual(Array(10).fill("requires_action"));
    const calls = rounds.flatMap(told);
    expect(new Set(calls.map((call) => JSON.stringify(call))).size).toBe(different);
    expect([...new Set(calls.map(([name]) => name))]).toEqual(names);
  }
});

test("an endless call goes on in a conversation that is not kept, and ends with it", async () => {
  const { create } = createTestClient();
  const input: object[] = [
    { type: "user_input", content: [{ type: "text", text: "Weather in Rome? [fault: endless calls]" }] },
  ];
  for (let round = 0; round < 3; round += 1) {
    const asked = await create({ input, tools: [WEATHER], store: false });
    expect(asked.status).toBe("requires_action");
    const [call] = callsOf(asked);
    input.push(...(asked.steps ?? []), { type: "function_result", call_id: call?.id, result: "rain" });
  }
});

test("repeated call ids are the same in every round", async () => {
  const rounds = await play("Weather in Rome? [fault: same call] [fault: repeated call ids]", [WEATHER], 3);
  expect(rounds.flatMap(callsOf).map(({ id }) => id)).toEqual(["call0001", "call0001", "call0001"]);
});

const COMPUTER = { type: "computer_use", environment: "browser" };
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a computer is used action by action, with intent and safety decision, until there is a screenshot to tell of", async () => {
  const { create } = createTestClient();
  const input = "Open example.com and click the login button";
  const opened = await create({ input, tools: [COMPUTER] });
  expect(told(opened)).toEqual([
    ["navigate", { url: "https://example.com", intent: "Go to https://example.com" }],
  ]);
  const screenshot = [
    { type: "text", text: "Loaded." },
    { type: "image", mime_type: "image/png", data: PIXEL },
  ];
  const answerCall = (asked: InteractionFields) =>
    create({
      previous_interaction_id: asked.id,
      tools: [COMPUTER],
      input: [{ type: "function_result", call_id: callsOf(asked)[0]?.id, result: screenshot }],
    });
  const clicked = await answerCall(opened);
  const [call] = callsOf(clicked);
  expect(call).toMatchObject({
    name: "click",
    arguments: { intent: "Click login button", safety_decision: { decision: "require_confirmation" } },
  });
  const { x, y } = isObject(call?.arguments) ? call.arguments : {};
  for (const place of [x, y]) expect(place).toSatisfy((value: number) => value >= 0 && value <= 1_000);
  const done = await answerCall(clicked);
  expect(done.status).toBe("completed");
  expect(outputOf(done)).toContain("a PNG picture of 1 × 1 pixels");
  expect(done.usage?.input_tokens_by_modality).toContainEqual({ modality: "image", tokens: 2_240 });
});

test("the old generation has its own names for actions, and excluded ones are not asked for", async () => {
  const { create } = createTestClient();
  const asked = async (model: string, tool: object) =>
    told(await create({ model, input: "Open example.com and click the menu", tools: [tool] }))[0]?.[0];
  expect(await asked("gemini-2.5-flash", COMPUTER)).toBe("open_web_browser");
  expect(await asked("gemini-3.8-flash", { ...COMPUTER, excluded_predefined_functions: ["navigate"] })).toBe(
    "click",
  );
});

test("a list as a result is one of words and pictures, or refused", async () => {
  const { create, call } = createTestClient();
  for (const [result, status] of [
    [[{ type: "text", text: "rain" }], 200],
    [[1, 2], 400],
    [[{ type: "audio", mime_type: "audio/wav", data: "AAAA" }], 400],
    [7, 400],
  ] as const) {
    const asked = await create({ input: "Weather in Rome?", tools: [WEATHER] });
    const input = [{ type: "function_result", call_id: callsOf(asked)[0]?.id, result }];
    const body = { model: "gemini-3.8-flash", previous_interaction_id: asked.id, input };
    expect((await call("POST", "/v1/interactions", body)).status).toBe(status);
  }
});

function fail(): never {
  throw new Error("There was no answer.");
}
