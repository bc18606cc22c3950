import { expect, test } from "vitest";
import { createAgentClient, RESEARCHER, WORKER } from "./test-agents.ts";

const worker = { agent: WORKER, input: "Hello" };
const research = { agent: RESEARCHER, input: "Tides", background: true };
const FUNCTION = { type: "function", name: "add" };
const SCHEMA = { type: "text", mime_type: "application/json", schema: { type: "object" } };
const media = (type: string, mime_type: string, fields: object = { data: "aGk=" }) => ({
  input: [{ type: "user_input", content: [{ type, mime_type, ...fields }] }],
});

const REFUSED: [string, number, object, RegExp?][] = [
  ["neither a model nor an agent", 400, { input: "Hello" }],
  ["both a model and an agent", 400, { ...worker, model: "gemini-3.8-flash" }],
  ["an unknown agent", 404, { ...worker, agent: "nobody" }],
  [
    "research in the foreground",
    400,
    { ...research, background: false },
    /^Agents are required to use background=true$/,
  ],
  ["research that is not stored", 400, { ...research, store: false }],
  ["research with functions", 400, { ...research, tools: [FUNCTION] }],
  ["research with structured output", 400, { ...research, response_format: SCHEMA }],
  ["research with a system instruction", 400, { ...research, system_instruction: "Be brief" }],
  [
    "research with the other kind of configuration",
    400,
    { ...research, agent_config: { type: "antigravity" } },
  ],
  ["research with a flag in words", 400, { ...research, agent_config: { collaborative_planning: "yes" } }],
  ["research about sound", 400, { ...research, ...media("audio", "audio/wav") }],
  ["an agent with generation_config", 400, { ...worker, generation_config: { temperature: 1 } }],
  ["research with generation_config", 400, { ...research, generation_config: {} }],
  [
    "work with file search",
    400,
    { ...worker, tools: [{ type: "file_search", file_search_store_names: ["a"] }] },
  ],
  ["work with Google Maps", 400, { ...worker, tools: [{ type: "google_maps" }] }],
  ["work with a computer", 400, { ...worker, tools: [{ type: "computer_use" }] }],
  ["work with structured output", 400, { ...worker, response_format: SCHEMA }],
  ["work with a document", 400, { ...worker, ...media("document", "application/pdf") }],
  ["work with sound", 400, { ...worker, ...media("audio", "audio/wav") }],
  [
    "work with a picture by its address",
    400,
    { ...worker, ...media("image", "image/png", { uri: "https://example.com/a.png" }) },
  ],
  ["functions in work that is not stored", 400, { ...worker, store: false, tools: [FUNCTION] }],
  [
    "a budget that is a number",
    400,
    { ...worker, agent_config: { type: "antigravity", max_total_tokens: 9 } },
  ],
  ["a budget in words", 400, { ...worker, agent_config: { type: "antigravity", max_total_tokens: "much" } }],
  ["a model that it does not think with", 400, { ...worker, agent_config: { model: "gemini-2.5-pro" } }],
  ["an environment of another type", 400, { ...worker, environment: { type: "local" } }],
  ["an unknown environment", 404, { ...worker, environment: "nowhere" }, /'nowhere'/],
  [
    "an unknown environment in an object",
    404,
    { ...worker, environment: { type: "remote", environment_id: "environments/nowhere" } },
    /'nowhere'/,
  ],
  [
    "a network that is no list",
    400,
    { ...worker, environment: { type: "remote", network: { allowlist: "all" } } },
  ],
  [
    "work in the background in May",
    400,
    { ...worker, agent: "antigravity-preview-05-2026", background: true },
    /^Agent does not support using background=True$/,
  ],
];

test.each(REFUSED)("%s: %i", async (_name, status, body, message = /./) => {
  const { call } = createAgentClient();
  const response = await call("POST", "/v1/interactions", body);
  const { error } = await response.json();
  expect(response.status).toBe(status);
  expect(error).toEqual({
    message: expect.any(String),
    code: status === 404 ? "not_found" : "invalid_request",
  });
  expect(error.message).toMatch(message);
  expect(await (await call("GET", "/v1/environments")).json()).toEqual({});
});

const ACCEPTED: [string, object][] = [
  ["work of September in the background", { ...worker, background: true }],
  ["work of May in the foreground", { ...worker, agent: "antigravity-preview-05-2026" }],
  ["a budget of digits", { ...worker, agent_config: { type: "antigravity", max_total_tokens: "200000" } }],
  ["a picture inline", { ...worker, ...media("image", "image/png", { data: "iVBORw0KGgo=" }) }],
  ["text as the format", { ...worker, response_format: { type: "text" } }],
  ["the oldest researcher", { ...research, agent: "deep-research-pro-preview-12-2025" }],
  ["research about a document", { ...research, ...media("document", "text/plain") }],
  [
    "a whole environment",
    {
      ...worker,
      environment: {
        type: "remote",
        network: { allowlist: [{ domain: "*.example.com", transform: { "x-key": "v" } }] },
        env: { KEY: "value", OTHER: { value: "v" } },
        sources: [{ type: "gcs", source: "gs://bucket/a", target: "/data" }],
      },
    },
  ],
];

test.each(ACCEPTED)("%s is accepted", async (_name, body) => {
  const { call } = createAgentClient();
  const response = await call("POST", "/v1/interactions", body);
  expect(await response.json()).toMatchObject({ agent: expect.any(String) });
  expect(response.status).toBe(200);
});

test("models are listed without agents", async () => {
  const { call } = createAgentClient();
  const { models } = await (await call("GET", "/v1/models?pageSize=1000")).json();
  expect(JSON.stringify(models)).not.toMatch(/antigravity|deep-research/);
});
