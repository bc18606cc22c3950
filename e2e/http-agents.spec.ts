import { createAgent, newAgentId } from "./agent-things";
import { ApiClient } from "./api-client";
import { startApp } from "./app-server";
import { startEmulator } from "./emulator-server";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";

type Agent = { id: string; description: string | null; isOwn: boolean };

const agentOf = (fields: object = {}) => ({ ...createAgent(null, "letters"), ...fields });
const post = (client: ApiClient, body: object) => client.fetch("/api/agents", { method: "POST", body });
const listOf = async (client: ApiClient) => (await client.json<{ agents: Agent[] }>("/api/agents")).agents;

async function targetsOf(client: ApiClient): Promise<{ id: string; role: string }[]> {
  return (await client.json<{ agents: { id: string; role: string }[] }>("/api/models")).agents;
}

async function refusalOf(response: Response): Promise<{ code: string; field?: string }> {
  const { error } = await response.clone().json();
  await expectRefusal(response, [400, 404, 409, 410, 422]);
  return { code: error.code, ...(error.field && { field: error.field }) };
}

test("an agent is made, listed, can answer, and is deleted, by who made it alone", async ({
  app,
  client,
}) => {
  const other = new ApiClient(app.url);
  const agent = agentOf({ skills: [{ name: "letters", content: "# Letters" }] });
  const made = await post(client, agent);
  expect(await made.json()).toMatchObject({ id: agent.id, description: "For letters", isOwn: true });
  expect(made.headers.getSetCookie(), "whoever makes one becomes somebody").not.toEqual([]);
  expect(await listOf(client)).toContainEqual(expect.objectContaining({ id: agent.id, isOwn: true }));
  expect(await targetsOf(client)).toContainEqual(
    expect.objectContaining({ id: agent.id, description: "For letters" }),
  );
  const ofOthers = JSON.stringify([await listOf(other), await targetsOf(other)]);
  expect(ofOthers).not.toContain(agent.id);
  await expectRefusal(await other.fetch(`/api/agents/${agent.id}`, { method: "DELETE" }), 404);
  await client.json(`/api/agents/${agent.id}`, { method: "DELETE" });
  const left = JSON.stringify([await listOf(client), await targetsOf(client)]);
  expect(left).not.toContain(agent.id);
  await expectRefusal(await client.fetch(`/api/agents/${agent.id}`), 404);
});

test("the same agent sent twice, at once or later, is one", async ({ client }) => {
  await post(client, agentOf());
  const agent = agentOf();
  const answers = [
    ...(await Promise.all([post(client, agent), post(client, agent)])),
    await post(client, agent),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await listOf(client)).filter(({ id }) => id === agent.id)).toHaveLength(1);
});

test("an agent that cannot be made says which field is wrong", async ({ app, client }) => {
  const taken = agentOf();
  await post(new ApiClient(app.url), taken);
  const cases: [object, string, string][] = [
    [agentOf({ id: taken.id }), "name_taken", "id"],
    [agentOf({ id: "gemini-helper" }), "bad_request", "id"],
    [agentOf({ id: "Google-Helper" }), "bad_request", "id"],
    [agentOf({ id: "../agents/x" }), "bad_request", "id"],
    [agentOf({ baseAgent: "deep-research-preview-04-2026" }), "bad_request", "baseAgent"],
    [agentOf({ baseAgent: "antigravity-preview-01-2020" }), "agent_refused", "baseAgent"],
    [agentOf({ tools: ["file_search"] }), "bad_request", "tools.0"],
    [agentOf({ skills: [{ name: "../x", content: "x" }] }), "bad_request", "skills.0.name"],
    [
      agentOf({ sources: [{ type: "inline", target: "../../etc/passwd", content: "x" }] }),
      "bad_request",
      "sources.0.target",
    ],
    [
      agentOf({ sources: [{ type: "repository", target: "a", source: "https://169.254.169.254/x" }] }),
      "bad_request",
      "sources.0.source",
    ],
    [agentOf({ network: { allowlist: [{ domain: "http://x" }] } }), "bad_request", "network"],
    [agentOf({ environmentId: crypto.randomUUID() }), "environment_gone", "environmentId"],
  ];
  for (const [agent, code, field] of cases) {
    const refusal = await refusalOf(await post(client, agent));
    expect(refusal.code, JSON.stringify(agent)).toBe(code);
    expect(refusal.field, JSON.stringify(agent)).toMatch(new RegExp(`^${field.replaceAll(".", "\\.")}`));
  }
  expect((await listOf(client)).filter(({ isOwn }) => isOwn)).toEqual([]);
});

test("PX-10 a server that allows no agents has none", async ({ emulator }) => {
  const app = await startApp({
    AGENTS: "off",
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
  });
  try {
    const client = new ApiClient(app.url);
    expect(await targetsOf(client)).toEqual([]);
    expect(await refusalOf(await post(client, agentOf()))).toEqual({ code: "agents_off" });
    expect(await refusalOf(await client.fetch("/api/agents"))).toEqual({ code: "agents_off" });
    expect(client.cookie, "whoever is refused becomes nobody").toBeNull();
  } finally {
    await app.remove();
  }
});

test("PX-10 the network of an agent is no wider than the server allows", async ({ emulator }) => {
  const app = await startApp({
    AGENT_NETWORK: "*.python.org,pypi.org",
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
  });
  try {
    const client = new ApiClient(app.url);
    const wished = { allowlist: [{ domain: "docs.python.org" }, { domain: "evil.example.org" }] };
    const [narrow, open] = [agentOf({ network: wished }), agentOf()];
    for (const agent of [narrow, open]) expect((await post(client, agent)).status).toBe(200);
    const networkOf = async (id: string) => {
      const requests = (await emulator.requests()).filter(({ body }) => body?.id === id);
      return (requests[0]?.body?.base_environment as { network?: unknown } | undefined)?.network;
    };
    expect(await networkOf(narrow.id)).toEqual({ allowlist: [{ domain: "docs.python.org" }] });
    expect(await networkOf(open.id)).toEqual({
      allowlist: [{ domain: "*.python.org" }, { domain: "pypi.org" }],
    });
  } finally {
    await app.remove();
  }
});

test("where Google does not answer, an agent is neither made nor deleted, and one is told so", async () => {
  const emulator = await startEmulator(0);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const client = new ApiClient(app.url);
    const { id } = await client.json<Agent>("/api/agents", { method: "POST", body: agentOf() });
    await emulator.remove();
    const answers = [
      await post(client, agentOf({ id: newAgentId() })),
      await client.fetch(`/api/agents/${id}`, { method: "DELETE" }),
      await client.fetch("/api/agents"),
    ];
    for (const answer of answers) {
      expect(await answer.clone().text()).toContain('"code":"google_failed"');
      await expectRefusal(answer, 502);
    }
  } finally {
    await app.remove();
    await emulator.remove();
  }
});
