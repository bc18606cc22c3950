import "server-only";
import type { Agents } from "@google/genai";
import type { NetworkAccess } from "@/lib/protocol/agents";
import type { CreateAgent } from "@/lib/protocol/api-agents";
import { callOptions } from "./client";
import { agentsOf } from "./experimental";
import { readPages } from "./read-pages";

const TIMEOUT_MS = 15_000;
const PAGE_SIZE = 100;
/** As many as Google takes for one key. */
const MOST_LISTED = 1_000;

/** An agent as Google has it. */
export type GoogleAgent = {
  id: string;
  baseAgent: string | null;
  description: string | null;
  systemInstruction: string | null;
};

/** Makes an agent. Its environment may reach at most `network`. */
export async function createGoogleAgent(
  agent: CreateAgent,
  network: NetworkAccess | undefined,
): Promise<GoogleAgent> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const made = await agentsOf(signal).create(toAgent(agent, network), callOptions(signal));
  return toGoogleAgent({ ...made, id: agent.id });
}

/** Throws the SDK's error, with the status 404 where Google does not have it. */
export async function getGoogleAgent(id: string): Promise<GoogleAgent> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  return toGoogleAgent({ ...(await agentsOf(signal).get(id, {}, callOptions(signal))), id });
}

/** All agents that were made with the key, here or elsewhere. */
export async function listGoogleAgents(): Promise<GoogleAgent[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const client = agentsOf(signal);
  const { entries } = await readPages(MOST_LISTED, async (page_token) => {
    const page = await client.list(
      { page_size: PAGE_SIZE, ...(page_token && { page_token }) },
      callOptions(signal),
    );
    return { entries: page.agents ?? [], nextPageToken: page.next_page_token };
  });
  return entries.map(toGoogleAgent).filter(({ id }) => id !== "");
}

export async function deleteGoogleAgent(id: string): Promise<void> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  await agentsOf(signal).delete(id, {}, callOptions(signal));
}

function toAgent(agent: CreateAgent, network: NetworkAccess | undefined): Agents.AgentCreateParams {
  const { id, baseAgent, description, systemInstruction, tools } = agent;
  const environment = toEnvironment(agent, network);
  return {
    id,
    base_agent: baseAgent,
    ...(description && { description }),
    ...(systemInstruction && { system_instruction: systemInstruction }),
    // Left out, it has all tools of its base; an empty list is none.
    ...(tools && { tools: tools.map((type) => ({ type })) }),
    ...(environment && { base_environment: environment }),
  };
}

function toEnvironment(
  { environmentId, skills, sources }: CreateAgent,
  network: NetworkAccess | undefined,
): Agents.Agent["base_environment"] {
  const files = [
    ...skills.map(({ name, content }) => inline(`.agents/skills/${name}/SKILL.md`, content)),
    ...sources.map((source) =>
      source.type === "inline"
        ? inline(source.target, source.content)
        : { type: "repository", source: source.source, target: source.target },
    ),
  ];
  if (files.length === 0 && network === undefined) return environmentId;
  return {
    type: "remote",
    ...(environmentId && { environment_id: environmentId }),
    ...(files.length > 0 && { sources: files }),
    ...(network && { network }),
  };
}

function inline(target: string, content: string) {
  return { type: "inline", target, content };
}

function toGoogleAgent({ id, base_agent, description, system_instruction }: Agents.Agent): GoogleAgent {
  return {
    id: (id ?? "").replace(/^agents\//, ""),
    baseAgent: base_agent || null,
    description: description || null,
    systemInstruction: system_instruction || null,
  };
}
