import { expect, test } from "vitest";
import { createAgentClient, createdOf, FIBONACCI, kindsOf, startsOf, WORKER } from "../agents/test-agents.ts";
import { decodePng } from "../images/decode-png.ts";
import { outputOf, readEvents } from "../test-client.ts";
import { contentOf, type InteractionEvent, type InteractionFields, isObject } from "../wire.ts";

const WEATHER = {
  type: "function",
  name: "get_weather",
  parameters: { type: "object", properties: { location: { type: "string" } } },
};

const runsOf = (events: InteractionEvent[]) =>
  events.map(({ event_type }) => event_type).filter((type, index, all) => type !== all[index - 1]);

test("the stream has the events and keys that are on record", async () => {
  const { streamWork } = createAgentClient();
  const events = await readEvents(await streamWork({ input: FIBONACCI }));
  expect(Object.keys(createdOf(events)).sort()).toEqual([
    "agent",
    "environment_id",
    "id",
    "object",
    "status",
  ]);
  expect(runsOf(events)).toEqual([
    "interaction.created",
    "interaction.status_update",
    ...Array.from({ length: 6 }, () => ["step.start", "step.delta", "step.stop"]).flat(),
    "interaction.completed",
  ]);
  expect(kindsOf(startsOf(events))).toEqual([
    "thought",
    "function_call write_file",
    "function_result",
    "code_execution_call",
    "code_execution_result",
    "model_output",
  ]);
  const [, call, result] = startsOf(events);
  expect(call).toMatchObject({ id: expect.stringMatching(/^[a-z0-9]{8}$/), arguments: {} });
  expect(result).toEqual({ type: "function_result", call_id: call?.id });
  const end = events.at(-1);
  expect(end).toMatchObject({
    interaction: { agent: WORKER, status: "completed", usage: { total_tokens: expect.any(Number) } },
  });
  expect(end).not.toHaveProperty("interaction.model");
});

test("arguments come in fragments, results as content, and each step says what it used", async () => {
  const { streamWork } = createAgentClient();
  const events = await readEvents(await streamWork({ input: FIBONACCI }));
  const deltasAt = (index: number) =>
    events.flatMap((event) =>
      event.event_type === "step.delta" && event.index === index ? [event.delta] : [],
    );
  const text = deltasAt(1).map(({ arguments: fragment }) => fragment);
  expect(JSON.parse(text.join(""))).toEqual({
    path: "/fibonacci.py",
    content: expect.stringContaining("def "),
  });
  expect(deltasAt(2)).toEqual([
    { type: "function_result", name: "write_file", result: [{ type: "text", text: expect.any(String) }] },
  ]);
  const stops = events.filter(({ event_type }) => event_type === "step.stop");
  for (const stop of stops) expect(stop).toMatchObject({ usage: {}, step_usage: {} });
});

test("thoughts come with empty signatures between their summaries and a true one at the end", async () => {
  const { streamWork } = createAgentClient();
  const events = await readEvents(await streamWork({ input: FIBONACCI }));
  const signatures = events.flatMap((event) =>
    event.event_type === "step.delta" && event.delta.type === "thought_signature"
      ? [event.delta.signature]
      : [],
  );
  expect(signatures.length).toBeGreaterThan(1);
  expect(signatures.slice(0, -1).every((signature) => signature === "")).toBe(true);
  expect(String(signatures.at(-1)).length).toBeGreaterThan(80);
});

test("GET has the same steps as the stream, after the input, and the environment", async () => {
  const { streamWork, get } = createAgentClient();
  const events = await readEvents(await streamWork({ input: FIBONACCI }));
  const created = createdOf(events);
  const stored = await get(created.id);
  expect(kindsOf(stored.steps)).toEqual(["user_input", ...kindsOf(startsOf(events))]);
  expect(stored).toMatchObject({ agent: WORKER, environment_id: created.environment_id });
});

test("files appear when their step is reached, not before", async () => {
  const { work, get, pathsOf, call } = createAgentClient();
  const { id, environment_id } = await work({ input: `${FIBONACCI} [pace: 1]`, background: true });
  expect(await pathsOf(environment_id)).toEqual([]);
  await call("POST", "/emulator/clock", { advanceMs: 60_000 });
  await expect.poll(async () => (await get(id)).status).toBe("completed");
  expect(await pathsOf(environment_id)).toEqual(["fibonacci.py", "fibonacci.txt"]);
});

test("a later turn finds the files of an earlier one", async () => {
  const { work, fileOf } = createAgentClient();
  let last = await work({ input: FIBONACCI });
  const go = async (input: string): Promise<InteractionFields> => {
    last = await work({ input, environment: last.environment_id, previous_interaction_id: last.id });
    return last;
  };
  expect(outputOf(await go("What files are there?"))).toMatch(/fibonacci\.py[\s\S]*fibonacci\.txt/);
  const sum = await go("What is the sum of the numbers in fibonacci.txt?");
  expect(outputOf(sum)).toContain("**10945**");
  expect(kindsOf(sum.steps)).toContain("function_call read_file");
  expect(outputOf(await go("Make a CSV of it"))).toContain("`fibonacci.csv`");
  expect((await fileOf(last.environment_id, "fibonacci.csv")).text).toMatch(/^n,value\n1,0\n2,1\n/);
  const chart = await go("Make a chart of the numbers");
  const picture = contentOf(chart.steps?.at(-1)?.content).find(({ type }) => type === "image");
  expect(await decodePng(Buffer.from(String(picture?.data), "base64"))).toBeDefined();
  expect((await fileOf(last.environment_id, "fibonacci.png")).status).toBe(200);
  expect(kindsOf((await go("Search the files for 4181")).steps)).toContain("function_call search_files");
  expect(outputOf(await go('Replace "4181" with "many" in fibonacci.txt'))).toContain("many");
  expect((await fileOf(last.environment_id, "fibonacci.txt")).text).toMatch(/\nmany\n$/);
  await go("Delete fibonacci.txt");
  expect((await fileOf(last.environment_id, "fibonacci.txt")).status).toBe(404);
  expect(outputOf(await go("Show me fibonacci.txt"))).toContain("no `fibonacci.txt`");
});

test("any other task leaves a file of notes, and a poem or a question none", async () => {
  const { work, pathsOf } = createAgentClient();
  const task = await work({ input: "Prepare a plan for a garden" });
  expect(await pathsOf(task.environment_id)).toEqual(["garden.md"]);
  expect(outputOf(task)).toContain("`garden.md`");
  for (const input of ["Write a poem about the sea", "What is 6*7?"]) {
    const answer = await work({ input });
    expect(kindsOf(answer.steps)).toEqual(["thought", "model_output"]);
    expect(await pathsOf(answer.environment_id)).toEqual([]);
  }
});

test("without an environment an agent answers, and keeps nothing", async () => {
  const { work } = createAgentClient();
  const answer = await work({ input: "Prepare a plan for a garden", environment: undefined });
  expect(answer.status).toBe("completed");
  expect(answer).not.toHaveProperty("environment_id");
  expect(kindsOf(answer.steps)).toEqual(["thought", "model_output"]);
});

test("without code execution the numbers are written without a program", async () => {
  const { work, pathsOf } = createAgentClient();
  const answer = await work({ input: FIBONACCI, tools: [{ type: "google_search" }] });
  expect(kindsOf(answer.steps)).not.toContain("code_execution_call");
  expect(await pathsOf(answer.environment_id)).toEqual(["fibonacci.txt"]);
});

test.each([
  ["nothing is reached where the network is disabled", "disabled", ["error", "error"], true],
  [
    "only what is on the list is reached",
    { allowlist: [{ domain: "*.example" }] },
    ["error", "success"],
    true,
  ],
  ["everything is reached where nothing was said", undefined, ["success", "success"], false],
])("%s", async (_name, network, statuses, searchFails) => {
  const { work } = createAgentClient();
  const environment = { type: "remote", ...(network && { network }) };
  const pages = await work({ input: "Read https://a.test/x and https://larkhaven.example/y", environment });
  const result = pages.steps?.find(({ type }) => type === "url_context_result")?.result;
  expect(Array.isArray(result) && result.map(({ status }) => status)).toEqual(statuses);
  const search = await work({ input: "Search who won Euro 2024", environment });
  const found = search.steps?.find(({ type }) => type === "google_search_result");
  expect(found?.is_error).toBe(searchFails);
  if (searchFails) expect(outputOf(search)).toMatch(/network access is disabled|not on the allowlist/);
});

test("only functions of one's own are left to answer, and the answer is read", async () => {
  const { work } = createAgentClient();
  const asked = await work({ input: "What is the weather in Paris?", tools: [WEATHER] });
  expect(asked.status).toBe("requires_action");
  const answered = new Set(asked.steps?.map(({ call_id }) => call_id));
  const pending = (asked.steps ?? []).filter(({ type, id }) => type === "function_call" && !answered.has(id));
  expect(pending).toMatchObject([{ name: "get_weather", arguments: { location: "Paris" } }]);
  expect(kindsOf(asked.steps)).toContain("function_call list_files");
  const result = { type: "function_result", call_id: pending[0]?.id, result: "21 °C" };
  const answer = await work({
    input: [result],
    previous_interaction_id: asked.id,
    environment: asked.environment_id,
  });
  expect(answer.status).toBe("completed");
  expect(outputOf(answer)).toContain("21 °C");
});

test("a server is called by its name", async () => {
  const { work } = createAgentClient();
  const tools = [{ type: "mcp_server", name: "wiki", url: "https://wiki.example/mcp" }];
  const answer = await work({ input: "Ask wiki about tides", tools });
  expect(kindsOf(answer.steps)).toContain("mcp_server_tool_call");
});

test("a conversation goes from a model to an agent and back", async () => {
  const { create, work } = createAgentClient();
  const model = await create({ input: "My name is Ada." });
  const agent = await work({ input: FIBONACCI, previous_interaction_id: model.id });
  expect(agent).toMatchObject({ agent: WORKER, status: "completed" });
  const back = await create({ input: "What is my name?", previous_interaction_id: agent.id });
  expect(back).toMatchObject({ model: "gemini-3.8-flash", status: "completed" });
  expect(outputOf(back)).toContain("Ada");
  expect(back).not.toHaveProperty("agent");
});

test("the steps of an agent can be replayed to a model that keeps nothing", async () => {
  const { work, create } = createAgentClient();
  const { steps = [] } = await work({ input: FIBONACCI });
  const input = [
    { type: "user_input", content: [{ type: "text", text: FIBONACCI }] },
    ...steps,
    { type: "user_input", content: [{ type: "text", text: "What is 2+2?" }] },
  ];
  expect((await create({ input, store: false })).status).toBe("completed");
});

test("what is used adds up", async () => {
  const { work } = createAgentClient();
  const { usage } = await work({ input: FIBONACCI });
  if (!isObject(usage)) throw new Error("no usage");
  const {
    total_tokens,
    total_input_tokens,
    total_output_tokens,
    total_thought_tokens,
    total_tool_use_tokens,
  } = usage as Record<string, number>;
  const parts = [total_input_tokens, total_output_tokens, total_thought_tokens, total_tool_use_tokens];
  expect(total_tokens).toBe(parts.reduce((sum = 0, part = 0) => sum + part, 0));
});
