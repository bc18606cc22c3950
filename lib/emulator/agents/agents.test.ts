import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { createEmulator } from "../emulator.ts";
import { outputOf } from "../test-client.ts";
import { createAgentClient, kindsOf, WORKER } from "./test-agents.ts";

const AGENT = { id: "note-taker", base_agent: WORKER };

function createSdk() {
  const emulator = createEmulator({ pace: 0 });
  return new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } });
}

test("an agent is created, found, listed and deleted by the SDK", async () => {
  const ai = createSdk();
  const made = await ai.agents.create({
    ...AGENT,
    description: "Takes notes",
    system_instruction: "Answer in French",
    tools: [{ type: "code_execution" }],
    base_environment: {
      type: "remote",
      sources: [{ type: "inline", content: "# Notes", target: "notes.md" }],
    },
  });
  expect(made).toMatchObject({ ...AGENT, description: "Takes notes", tools: [{ type: "code_execution" }] });
  expect(await ai.agents.get(AGENT.id)).toMatchObject(AGENT);
  expect((await ai.agents.list()).agents?.map(({ id }) => id)).toEqual([AGENT.id]);
  await ai.agents.delete(AGENT.id);
  await expect(ai.agents.get(AGENT.id)).rejects.toMatchObject({ status: 404 });
  expect((await ai.agents.list()).agents ?? []).toEqual([]);
});

test("pages of agents come to an end, and the last has no token", async () => {
  const { call } = createAgentClient();
  for (let index = 0; index < 5; index += 1) {
    await call("POST", "/v1/agents", { ...AGENT, id: `note-taker-${index}` });
  }
  const ids: string[] = [];
  let token = "";
  do {
    const response = await call("GET", `/v1/agents?page_size=2&page_token=${token}`);
    const page: { agents: { id: string }[]; next_page_token?: string } = await response.json();
    ids.push(...page.agents.map(({ id }) => id));
    token = page.next_page_token ?? "";
    if (ids.length === 5) expect(page).not.toHaveProperty("next_page_token");
  } while (token);
  expect(new Set(ids).size).toBe(5);
});

const REFUSED: [string, object][] = [
  ["no id", { base_agent: WORKER }],
  ["an id in capitals", { ...AGENT, id: "Notes" }],
  ["an id with a space", { ...AGENT, id: "my notes" }],
  ["an id that begins with a reserved word", { ...AGENT, id: "gemini-notes" }],
  ["a reserved word in capitals", { ...AGENT, id: "YouTube-notes" }],
  ["a model as its base", { ...AGENT, base_agent: "gemini-3.8-flash" }],
  ["Deep Research as its base", { ...AGENT, base_agent: "deep-research-preview-04-2026" }],
  ["no base", { id: "notes" }],
  ["Google Maps", { ...AGENT, tools: [{ type: "google_maps" }] }],
  ["file search", { ...AGENT, tools: [{ type: "file_search", file_search_store_names: ["a"] }] }],
  ["a budget that is a number", { ...AGENT, agent_config: { type: "antigravity", max_total_tokens: 5 } }],
  [
    "a source at the root",
    {
      ...AGENT,
      base_environment: { type: "remote", sources: [{ type: "inline", content: "a", target: "/" }] },
    },
  ],
  [
    "an inline source of more than 1 MB",
    {
      ...AGENT,
      base_environment: {
        type: "remote",
        sources: [{ type: "inline", content: "a".repeat(1_100_000), target: "a" }],
      },
    },
  ],
  [
    "inline sources of more than 2 MB together",
    {
      ...AGENT,
      base_environment: {
        type: "remote",
        sources: ["a", "b", "c"].map((target) => ({
          type: "inline",
          content: "a".repeat(900_000),
          target,
        })),
      },
    },
  ],
  [
    "a domain that is none",
    { ...AGENT, base_environment: { type: "remote", network: { allowlist: [{ domain: "a b" }] } } },
  ],
];

test.each(REFUSED)("an agent with %s is refused", async (_name, body) => {
  const { call } = createAgentClient();
  const response = await call("POST", "/v1/agents", body);
  expect(response.status).toBe(400);
  expect((await (await call("GET", "/v1/agents")).json()).agents).toBeUndefined();
});

test("an id is taken once, and there are at most a thousand agents", async () => {
  const { call } = createAgentClient();
  const create = (id: string) => call("POST", "/v1/agents", { ...AGENT, id });
  expect((await create("agent-0")).status).toBe(200);
  expect((await create("agent-0")).status).toBe(409);
  for (let index = 1; index < 1_000; index += 1) await create(`agent-${index}`);
  expect((await create("one-more")).status).toBe(429);
});

test("secrets of an agent's servers are not told again", async () => {
  const { call } = createAgentClient();
  const tools = [{ type: "mcp_server", name: "a", url: "https://a.example/", headers: { key: "secret" } }];
  await call("POST", "/v1/agents", { ...AGENT, tools });
  expect(await (await call("GET", `/v1/agents/${AGENT.id}`)).text()).not.toContain("secret");
});

test("an agent works with its own files, anew in each call, and follows its instruction", async () => {
  const { call, work, pathsOf, fileOf } = createAgentClient();
  const sources = [
    { type: "inline", content: "3\n4\n", target: "data/numbers.txt" },
    { type: "inline", content: "Always be kind.", target: ".agents/AGENTS.md" },
    {
      type: "inline",
      content: Buffer.from("aGk=", "base64").toString("base64"),
      encoding: "base64",
      target: "hi.txt",
    },
    { type: "repository", source: "https://github.com/example/repo", target: "repo" },
  ];
  const body = {
    ...AGENT,
    description: "Adds things up",
    system_instruction: 'Answer in French, and start every answer with "Bonjour".',
    base_environment: { type: "remote", sources },
  };
  await call("POST", "/v1/agents", body);
  const first = await work({ agent: AGENT.id, input: "What is the sum of the numbers in numbers.txt?" });
  expect(first).toMatchObject({ agent: AGENT.id, status: "completed" });
  expect(outputOf(first)).toMatch(/^Bonjour Voici.*[\s\S]*\*\*7\*\*[\s\S]*Adds things up/);
  expect(await fileOf(first.environment_id, "hi.txt")).toMatchObject({ text: "hi" });
  await work({ agent: AGENT.id, input: "delete numbers.txt", environment: first.environment_id });
  const second = await work({ agent: AGENT.id, input: "What files are there?" });
  expect(second.environment_id).not.toBe(first.environment_id);
  expect(await pathsOf(second.environment_id)).toContain("data/numbers.txt");
  expect(await pathsOf(first.environment_id)).not.toContain("data/numbers.txt");
});

test("an agent can be made from an environment, in both spellings", async () => {
  const { call, work, pathsOf } = createAgentClient();
  const { environment_id } = await work({ input: "First 5 Fibonacci numbers" });
  const spellings = [environment_id, { env_id: environment_id }, `environments/${environment_id}`];
  for (const [index, base_environment] of spellings.entries()) {
    const made = await call("POST", "/v1/agents", { ...AGENT, id: `copy-${index}`, base_environment });
    expect(made.status).toBe(200);
    const answer = await work({ agent: `copy-${index}`, input: "hello" });
    expect(await pathsOf(answer.environment_id)).toEqual(["fibonacci.py", "fibonacci.txt"]);
  }
  const unknown = await call("POST", "/v1/agents", { ...AGENT, base_environment: "nowhere" });
  expect(unknown.status).toBe(404);
});

test("a skill that the task names is read and followed", async () => {
  const { call, work } = createAgentClient();
  const content = '---\nname: haiku-maker\n---\n# Haikus\n\nBegin with "Seventeen syllables:".\n';
  const sources = [{ type: "inline", content, target: ".agents/skills/haiku-maker/SKILL.md" }];
  await call("POST", "/v1/agents", { ...AGENT, base_environment: { type: "remote", sources } });
  const answer = await work({ agent: AGENT.id, input: "Use the haiku maker to write a haiku" });
  expect(kindsOf(answer.steps).slice(0, 3)).toEqual([
    "thought",
    "function_call read_file",
    "function_result",
  ]);
  expect(outputOf(answer)).toMatch(/^Seventeen syllables:[\s\S]*skill \*\*haiku-maker\*\*/);
  const other = await work({ agent: AGENT.id, input: "What is 2+2?" });
  expect(kindsOf(other.steps)).not.toContain("function_call read_file");
});

test("a deleted agent answers no more", async () => {
  const { call } = createAgentClient();
  await call("POST", "/v1/agents", AGENT);
  await call("DELETE", `/v1/agents/${AGENT.id}`);
  const response = await call("POST", "/v1/interactions", { agent: AGENT.id, input: "Hello" });
  expect(response.status).toBe(404);
});
