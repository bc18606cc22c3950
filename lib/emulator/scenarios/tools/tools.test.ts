import { expect, test } from "vitest";
import { decodePng } from "../../images/decode-png.ts";
import { answerOf, createTestClient, outputOf, readEvents } from "../../test-client.ts";
import { type Content, contentOf, type InteractionFields, isObject, type Step } from "../../wire.ts";

const SEARCH = { type: "google_search" };
const OLD = "gemini-2.5-flash";

const typesOf = ({ steps = [] }: InteractionFields) => steps.map(({ type }) => type);
const find = ({ steps = [] }: InteractionFields, type: string): Step | undefined =>
  steps.find((step) => step.type === type);

function outputBlocks({ steps = [] }: InteractionFields): Content[] {
  return steps.filter(({ type }) => type === "model_output").flatMap(({ content }) => contentOf(content));
}

function annotationsOf(interaction: InteractionFields) {
  return outputBlocks(interaction).flatMap(({ annotations }) =>
    Array.isArray(annotations) ? annotations.filter(isObject) : [],
  );
}

function citedTexts(interaction: InteractionFields): string[] {
  return outputBlocks(interaction).flatMap(({ text, annotations }) => {
    const bytes = Buffer.from(String(text));
    const list = Array.isArray(annotations) ? annotations : [];
    return list.map(({ start_index, end_index }) => bytes.subarray(start_index, end_index).toString());
  });
}

test("Euro 2024 is answered with the true result, overlapping and repeated citations, and suggestions", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "Who won Euro 2024?", tools: [SEARCH] });
  expect(outputOf(answer)).toContain("Spain beat England 2–1 in the final");
  const spans = annotationsOf(answer).map(({ start_index, end_index, title }) => ({
    start: Number(start_index),
    end: Number(end_index),
    title,
  }));
  expect(new Set(spans.map(({ title }) => title))).toEqual(
    new Set(["uefa.com", "wikipedia.org", "bbc.com", "theguardian.com"]),
  );
  const keys = spans.map((span) => JSON.stringify(span));
  expect(new Set(keys).size).toBeLessThan(keys.length);
  expect(spans.some((a) => spans.some((b) => a.start < b.start && b.start < a.end))).toBe(true);
  const result = find(answer, "google_search_result")?.result;
  expect(JSON.stringify(result)).toContain("prefers-color-scheme: dark");
});

test.each([
  ["a Japanese question", "2024年の欧州選手権で優勝したのは？", /優勝/],
  ["a question with emoji", "Who won Euro 2024? ⚽🏆", /🏆.*🇪🇸/],
  ["a question about code", "Search how to reverse a string in Python", /```python/],
])("%s is cited at whole sentences, counted in bytes", async (_name, input, expected) => {
  const { create } = createTestClient();
  const answer = await create({ input, tools: [SEARCH] });
  expect(outputOf(answer)).toMatch(expected);
  const cited = citedTexts(answer);
  expect(cited.length).toBeGreaterThan(2);
  for (const text of cited) {
    expect(text).not.toContain("\uFFFD");
    expect(text).toMatch(/^\S[\s\S]*(?:[.。]|```)$/);
  }
});

test("what a search failed to bring is told by is_error alone", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "Who won Euro 2024? [fault: tool error]", tools: [SEARCH] });
  const result = find(answer, "google_search_result");
  expect(result).toMatchObject({ is_error: true });
  expect(result).not.toHaveProperty("result");
});

test("an image model looks things up around its picture", async () => {
  const { create } = createTestClient();
  const tools = [{ type: "google_search", search_types: ["image_search", "web_search"] }];
  const answer = await create({ model: "gemini-3.1-flash-image", input: "A red boat", tools });
  expect(typesOf(answer)).toEqual(["thought", "google_search_call", "google_search_result", "model_output"]);
  expect(find(answer, "google_search_call")).toMatchObject({ search_type: "image_search" });
});

test("each address has its own status, and only what was read is cited", async () => {
  const { create } = createTestClient();
  const urls = [
    "https://example.com/recipes/pancakes",
    "https://example.com/missing",
    "https://news.example/paywall/1",
    "https://unsafe.example/",
  ];
  const answer = await create({ input: `Compare ${urls.join(" and ")}.`, tools: [{ type: "url_context" }] });
  expect(find(answer, "url_context_call")?.arguments).toEqual({ urls });
  expect(find(answer, "url_context_result")?.result).toEqual([
    { url: urls[0], status: "success" },
    { url: urls[1], status: "error" },
    { url: urls[2], status: "paywall" },
    { url: urls[3], status: "unsafe" },
  ]);
  expect(new Set(annotationsOf(answer).map(({ url }) => url))).toEqual(new Set([urls[0]]));
  for (const url of urls.slice(1)) expect(outputOf(answer)).toContain(url);
});

test("at most twenty addresses are read", async () => {
  const { create } = createTestClient();
  const urls = Array.from({ length: 23 }, (_, index) => `https://example.com/${index}`);
  const answer = await create({ input: urls.join(" "), tools: [{ type: "url_context" }] });
  expect(find(answer, "url_context_result")?.result).toHaveLength(20);
  expect(outputOf(answer)).toContain("first 20 of 23");
});

test("a program that fails is corrected and run again", async () => {
  const { create } = createTestClient();
  const answer = await create({ input: "Divide one by zero in Python", tools: [{ type: "code_execution" }] });
  expect(typesOf(answer)).toEqual([
    "thought",
    "code_execution_call",
    "code_execution_result",
    "model_output",
    "code_execution_call",
    "code_execution_result",
    "model_output",
  ]);
  const results = (answer.steps ?? []).filter(({ type }) => type === "code_execution_result");
  expect(results.map(({ is_error }) => is_error)).toEqual([true, false]);
  expect(results[0]?.result).toContain("ZeroDivisionError");
});

test("a chart is a real picture after the text, streamed and whole", async () => {
  const { create, stream } = createTestClient();
  const request = { input: "Plot 3, 1, 4, 1 and 5 as a chart", tools: [{ type: "code_execution" }] };
  const answer = await create(request);
  const [text, picture] = outputBlocks(answer);
  expect(text).toMatchObject({ type: "text", text: expect.stringContaining("5 values") });
  expect(picture).toMatchObject({ type: "image", mime_type: "image/png" });
  const canvas = await decodePng(Buffer.from(String(picture?.data), "base64"));
  expect([canvas?.width, canvas?.height]).toEqual([640, 400]);
  expect(answer.usage?.output_tokens_by_modality).toContainEqual({ modality: "image", tokens: 258 });
  const deltas = (await readEvents(await stream(request))).flatMap((event) =>
    event.event_type === "step.delta" ? [event.delta] : [],
  );
  expect(deltas.filter(({ type }) => type === "image")).toEqual([picture]);
});

test("three places come with their links, reviews and citations", async () => {
  const { create } = createTestClient();
  const maps = { type: "google_maps", latitude: 34.05, longitude: -118.24, enable_widget: true };
  const answer = await create({ input: "Three coffee places near me", tools: [maps] });
  expect(find(answer, "google_maps_call")?.arguments).toEqual({
    queries: ["coffee places near 34.05,-118.24"],
  });
  const place = {
    name: expect.any(String),
    place_id: expect.stringMatching(/^places\/ChIJ/),
    url: expect.stringMatching(/^https:\/\/maps\.google\.com\/\?cid=\d+$/),
    review_snippets: [{ review_id: expect.any(String), title: expect.any(String), url: expect.any(String) }],
  };
  expect(find(answer, "google_maps_result")?.result).toEqual([
    { places: [place, place, place], widget_context_token: expect.any(String) },
  ]);
  const annotations = annotationsOf(answer);
  expect(annotations).toHaveLength(3);
  for (const [index, annotation] of annotations.entries()) {
    expect(annotation).toMatchObject({ type: "place_citation" });
    expect(citedTexts(answer)[index]).toContain(String(annotation.name));
  }
  expect(answer.usage?.grounding_tool_count).toEqual([{ type: "google_maps", count: 1 }]);
});

test("an MCP server's tool is called, and what the server is sent in headers is told nowhere", async () => {
  const { create, call, get, stream } = createTestClient();
  const server = {
    type: "mcp_server",
    name: "library",
    url: "https://mcp.example/",
    headers: { authorization: "Bearer sesame" },
    allowed_tools: [{ tools: ["find_book"] }],
  };
  const answer = await create({ input: "Ask the library about tides", tools: [server] });
  expect(find(answer, "mcp_server_tool_call")).toMatchObject({ name: "find_book", server_name: "library" });
  expect(find(answer, "mcp_server_tool_result")).toMatchObject({ result: expect.any(String) });
  const bad = { ...server, url: "http://mcp.example/" };
  const refused = await call("POST", "/v1/interactions", {
    model: "gemini-3.8-flash",
    input: "Hi",
    tools: [bad],
  });
  expect(refused.status).toBe(400);
  await call("POST", "/v1/interactions", `{"tools": [${JSON.stringify(server)}`);
  const told = [
    JSON.stringify([answer, await get(answer.id)]),
    await (await stream({ input: "Ask the library", tools: [server] })).text(),
    await refused.text(),
    await (await call("GET", "/emulator/requests")).text(),
  ];
  for (const text of told) expect(text).not.toContain("sesame");
  expect(told[3]).toContain('"authorization":"…"');
});

test("a mix in one turn: search, addresses, then a function, and an answer that cites", async () => {
  const { create } = createTestClient();
  const tools = [
    SEARCH,
    { type: "url_context" },
    {
      type: "function",
      name: "get_weather",
      parameters: { type: "object", properties: { location: { type: "string" } } },
    },
  ];
  const question = "Search who won Euro 2024, read https://example.com and tell me the weather in Berlin";
  const asked = await create({ input: question, tools, generation_config: { tool_choice: "validated" } });
  expect(asked.status).toBe("requires_action");
  expect(typesOf(asked)).toEqual([
    "thought",
    "google_search_call",
    "google_search_result",
    "thought",
    "url_context_call",
    "url_context_result",
    "thought",
    "function_call",
  ]);
  const call = find(asked, "function_call");
  expect(call?.arguments).toEqual({ location: "Berlin" });
  const result = { type: "function_result", call_id: call?.id, result: "12 °C and windy" };
  const answer = await create({ previous_interaction_id: asked.id, input: [result], tools });
  expect(outputOf(answer)).toContain("12 °C and windy");
  expect(outputOf(answer)).toContain("2–1");
  expect(annotationsOf(answer).map(({ title }) => title)).toEqual(
    expect.arrayContaining(["uefa.com", "example.com"]),
  );

  const input = [{ type: "user_input", content: [{ type: "text", text: question }] }];
  const unkept = await create({ input, tools, store: false });
  const replay = (steps: Step[]) =>
    create({
      input: [...input, ...steps, { ...result, call_id: find(unkept, "function_call")?.id }],
      tools,
      store: false,
    });
  expect((await replay(unkept.steps ?? [])).status).toBe("completed");
  for (const type of ["google_search_result", "url_context_call"]) {
    const damaged = (change: (step: Step) => Step) =>
      replay((unkept.steps ?? []).map((step) => (step.type === type ? change(step) : step)));
    expect(await damaged(({ signature: _signature, ...step }) => step)).toHaveProperty("error");
    expect(await damaged((step) => ({ ...step, signature: "AAAA" }))).toHaveProperty("error");
  }
});

const EVERY_USE: [string, object, string][] = [
  ["search", SEARCH, "Who won Euro 2024?"],
  ["addresses", { type: "url_context" }, "Read https://example.com please"],
  ["code", { type: "code_execution" }, "Run the sum up to 10, then plot it"],
  ["places", { type: "google_maps" }, "Museums in Oslo"],
  ["servers", { type: "mcp_server", name: "wiki", url: "http://localhost:9/" }, "Ask the wiki"],
];

test.each(EVERY_USE)(
  "%s: a stream, a whole answer and a background run tell the same",
  async (_name, tool, input) => {
    for (const model of ["gemini-3.8-flash", OLD]) {
      const { create, stream, get } = createTestClient();
      const request = { model, input, tools: [tool] };
      const whole = await create(request);
      expect(answerOf(await readEvents(await stream(request)))).toBe(outputOf(whole));
      const events = await readEvents(await stream({ ...request, background: true }));
      const begun = events.find(({ event_type }) => event_type === "interaction.created");
      const id = begun && "interaction" in begun ? begun.interaction.id : "";
      expect(typesOf(await get(id))).toEqual(["user_input", ...typesOf(whole)]);
      const { usage } = whole;
      const sum =
        (usage?.total_input_tokens ?? 0) +
        (usage?.total_output_tokens ?? 0) +
        (usage?.total_thought_tokens ?? 0) +
        (usage?.total_tool_use_tokens ?? 0);
      expect(usage?.total_tokens).toBe(sum);
      expect(usage?.total_tool_use_tokens).toBeGreaterThan(0);
    }
  },
);
