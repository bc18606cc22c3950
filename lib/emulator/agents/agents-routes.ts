import { refuseClassic } from "../errors.ts";
import { parsePage } from "../paging.ts";
import { json, type RouteRequest } from "../router.ts";
import type { CustomAgent } from "./agent-store.ts";
import { parseAgent } from "./parse-agent.ts";

const PAGES = { kind: "agents", defaultSize: 50, largestSize: 1_000 };

export function createAgent({ body, emulator }: RouteRequest): Response {
  const agent = parseAgent(body, emulator);
  if (emulator.agents.has(agent.id)) throw refuseClassic(409, `Agent '${agent.id}' already exists.`);
  if (!emulator.agents.add(agent)) throw refuseClassic(429, "There are too many agents in this project.");
  return json(agent.resource);
}

export function getAgent(request: RouteRequest): Response {
  return json(knownAgent(request).resource);
}

export function listAgents({ query, emulator }: RouteRequest): Response {
  const { rows, nextPageToken } = parsePage(emulator.agents.all(), query, PAGES);
  return json({
    ...(rows.length > 0 && { agents: rows.map(({ resource }) => resource) }),
    ...(nextPageToken && { next_page_token: nextPageToken }),
  });
}

export function deleteAgent(request: RouteRequest): Response {
  request.emulator.agents.delete(knownAgent(request).id);
  return json({});
}

function knownAgent({ parameters, emulator }: RouteRequest): CustomAgent {
  const id = (parameters.agent ?? "").replace(/^agents\//, "");
  const agent = emulator.agents.get(id);
  if (agent) return agent;
  throw refuseClassic(404, `Agent '${id}' was not found.`);
}
