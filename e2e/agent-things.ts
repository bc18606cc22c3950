import { type ApiClient, newId } from "./api-client";
import { expect } from "./fixtures";

const AGENT = "antigravity-preview-09-2026";
/** The path of the file that is in every environment that is made here. */
export const FILE_PATH = "words.txt";

export const newAgentId = () => `agent-${crypto.randomUUID()}`;

export function createAgent(_things: unknown, text: string) {
  const systemInstruction = `Be brief, ${text}`;
  return { id: newAgentId(), baseAgent: AGENT, description: `For ${text}`, systemInstruction };
}

/** An agent that was made by `client`. */
export async function makeAgent(client: ApiClient): Promise<string> {
  const { id } = await client.json<{ id: string }>("/api/agents", {
    method: "POST",
    body: createAgent(null, "letters"),
  });
  return id;
}

type Work = { threadId: string; environmentId: string };

/** An agent's work in a thread of its own, waited for, and the environment that it was done in. */
export async function askAgent(client: ApiClient, text: string): Promise<Work> {
  const [threadId, turnId] = [newId(), newId()];
  const body = {
    turnId,
    parentId: null,
    input: [{ type: "text", text }],
    settings: { model: "gemini-3.8-flash", agent: AGENT },
    newThread: true,
  };
  const response = await client.fetch(`/api/threads/${threadId}/turns`, { method: "POST", body });
  expect(response.status, await response.text()).toBe(200);
  const { turns } = await client.json<{ turns: { interactions: { environment_id?: string }[] }[] }>(
    `/api/threads/${threadId}`,
  );
  const environmentId = turns[0]?.interactions[0]?.environment_id ?? "none";
  return { threadId, environmentId };
}

/** An environment of an agent's, with a file in it that was put there. */
export async function makeEnvironment(client: ApiClient): Promise<string> {
  const { environmentId } = await askAgent(client, "Say hello");
  await putFile(client, environmentId, FILE_PATH, Buffer.from("Words that were put here."));
  return environmentId;
}

export function fileAddress(environmentId: string, path: string): string {
  return `/api/environments/${environmentId}/file?path=${encodeURIComponent(path)}`;
}

export async function putFile(client: ApiClient, environmentId: string, path: string, bytes: Uint8Array) {
  const response = await client.fetch(fileAddress(environmentId, path), { method: "PUT", body: bytes });
  expect(response.status, await response.text()).toBe(200);
}

/** Which agents and environments somebody has. To look at one is to use it, so their order says nothing. */
export async function agentThingsOf(client: ApiClient): Promise<unknown> {
  const { agents } = await client.json<{ agents: { id: string; isOwn: boolean }[] }>("/api/agents");
  const { environments } = await client.json<{ environments: { id: string }[] }>("/api/environments");
  return [agents.filter(({ isOwn }) => isOwn), environments.map(({ id }) => id).sort()];
}
