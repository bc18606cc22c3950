import { expect, test } from "vitest";
import { createTestClient } from "../test-client.ts";

const model = "gemini-3.8-flash";
const OLD = "gemini-2.5-flash";
const ADD = { type: "function", name: "add" };
const SEARCH = { type: "google_search" };
const FORMAT = {
  type: "text",
  mime_type: "application/json",
  schema: { type: "object", properties: { answer: { type: "string" } } },
};

async function statusOf(body: object): Promise<number> {
  const { call, emulator } = createTestClient();
  const store = await call("POST", "/v1/fileSearchStores", {});
  const { name } = await store.json();
  const text = JSON.stringify({ model, input: "Hello", ...body }).replaceAll("STORE", name);
  const response = await call("POST", "/v1/interactions", text);
  emulator.close();
  return response.status;
}

const choice = (tool_choice: unknown) => ({ generation_config: { tool_choice } });
const FILES = { type: "file_search", file_search_store_names: ["STORE"] };

const COMBINATIONS: [string, number, object][] = [
  ["functions and built-in tools in 2.5", 400, { model: OLD, tools: [ADD, SEARCH] }],
  ["functions alone in 2.5", 200, { model: OLD, tools: [ADD] }],
  [
    "search, addresses and code in 2.5",
    200,
    { model: OLD, tools: [SEARCH, { type: "url_context" }, { type: "code_execution" }] },
  ],
  ["structured output with a tool in 2.5", 400, { model: OLD, tools: [SEARCH], response_format: FORMAT }],
  ["structured output alone in 2.5", 200, { model: OLD, response_format: FORMAT }],
  ["functions and built-in tools without a choice", 200, { tools: [ADD, SEARCH] }],
  ["functions and built-in tools, validated", 200, { tools: [ADD, SEARCH], ...choice("validated") }],
  ["functions and built-in tools, auto", 400, { tools: [ADD, SEARCH], ...choice("auto") }],
  [
    "functions and built-in tools, some allowed, auto",
    400,
    { tools: [ADD, SEARCH], ...choice({ allowed_tools: { mode: "auto", tools: ["add"] } }) },
  ],
  ["search and places", 200, { tools: [SEARCH, { type: "google_maps" }] }],
  [
    "search and places before 3.5",
    400,
    { model: "gemini-3.1-pro-preview", tools: [SEARCH, { type: "google_maps" }] },
  ],
  [
    "a function and a server in 2.5",
    200,
    { model: OLD, tools: [ADD, { type: "mcp_server", name: "a", url: "https://a.example/" }] },
  ],
  ["functions alone, auto", 200, { tools: [ADD], ...choice("auto") }],
  ["built-in tools alone, auto", 200, { tools: [SEARCH], ...choice("auto") }],
  ["structured output with tools", 200, { tools: [ADD, SEARCH], response_format: FORMAT }],
  ["file search with search", 400, { tools: [FILES, SEARCH] }],
  ["file search with a function", 200, { tools: [FILES, ADD] }],
  [
    "a server with search",
    200,
    { tools: [SEARCH, { type: "mcp_server", name: "a1", url: "https://a.example/" }] },
  ],
  [
    "a server named in capitals",
    400,
    { tools: [{ type: "mcp_server", name: "A", url: "https://a.example/" }] },
  ],
  [
    "a server with a number as header",
    400,
    { tools: [{ type: "mcp_server", name: "a", url: "https://a.example/", headers: { a: 1 } }] },
  ],
  ["a tool for speech", 400, { model: "gemini-3.8-flash-tts", tools: [SEARCH] }],
  ["a tool for music", 400, { model: "lyria-3.5", tools: [SEARCH] }],
  ["a tool for video", 400, { model: "gemini-omni-1.1-flash", tools: [SEARCH] }],
  ["code for pictures", 400, { model: "gemini-3.1-flash-image", tools: [{ type: "code_execution" }] }],
  [
    "image search in 2.5",
    400,
    { model: "gemini-2.5-flash-image", tools: [{ ...SEARCH, search_types: ["image_search"] }] },
  ],
  ["structured output for pictures", 400, { model: "gemini-3.1-flash-image", response_format: [FORMAT] }],
  ["structured output for speech", 400, { model: "gemini-3.8-flash-tts", response_format: FORMAT }],
  ["an unknown search type", 400, { tools: [{ ...SEARCH, search_types: ["smell_search"] }] }],
  ["half a place", 400, { tools: [{ type: "google_maps", latitude: 3 }] }],
  ["an unknown screen", 400, { tools: [{ type: "computer_use", environment: "watch" }] }],
  ["Vertex's retrieval", 400, { tools: [{ type: "retrieval" }] }],
];

test.each(COMBINATIONS)("%s: %i", async (_name, status, body) => {
  expect(await statusOf(body)).toBe(status);
});

const text = { type: "string" };
const SCHEMAS: [string, number, unknown][] = [
  ["an empty required", 400, { type: "object", properties: { a: text }, required: [] }],
  ["a required that is no property", 400, { type: "object", properties: { a: text }, required: ["b"] }],
  ["$schema", 400, { $schema: "https://json-schema.org/draft/2020-12/schema", type: "object" }],
  ["a list without items", 400, { type: "object", properties: { a: { type: "array" } } }],
  ["a pattern", 400, { type: "string", pattern: "^a" }],
  ["a format out of the list", 400, { type: "string", format: "email" }],
  ["a reference elsewhere", 400, { type: "array", items: { $ref: "#/$defs/a" } }],
  ["an unknown type", 400, { type: "file" }],
  ["too many levels", 400, JSON.parse(`${'{"type":"array","items":'.repeat(40)}{}${"}".repeat(40)}`)],
  [
    "too many properties",
    400,
    {
      type: "object",
      properties: Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`p${n}`, text])),
    },
  ],
  [
    "what is accepted and not enforced",
    200,
    { type: "array", items: text, uniqueItems: true, contains: text, minContains: 1 },
  ],
  [
    "a reference to the whole",
    200,
    { type: "object", properties: { next: { anyOf: [{ $ref: "#" }, { type: "null" }] } } },
  ],
];

test.each(SCHEMAS)(
  "%s in a schema: %i, of an answer and of a function alike",
  async (_name, status, schema) => {
    expect(await statusOf({ response_format: { ...FORMAT, schema } })).toBe(status);
    expect(await statusOf({ tools: [{ ...ADD, parameters: schema }] })).toBe(status);
  },
);
