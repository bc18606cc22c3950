import type { EmulatorState } from "../state.ts";
import type { CustomAgent } from "./agent-store.ts";

export type AgentKind = "antigravity" | "deep-research";

/** What answers in place of a model: one of Google's, or one that somebody made of it. */
export interface Agent {
  id: string;
  kind: AgentKind;
  /** Whether a run of it must, may or must not be in the background. */
  background: "required" | "allowed" | "refused";
  /** Whether its reports are longer. */
  isThorough?: true;
  custom?: CustomAgent;
}

// Sources of May and of August 2026 disagree on the background; each of these two agents is true to one.
const AGENTS: Agent[] = [
  { id: "antigravity-preview-05-2026", kind: "antigravity", background: "refused" },
  { id: "antigravity-preview-09-2026", kind: "antigravity", background: "allowed" },
  { id: "deep-research-preview-04-2026", kind: "deep-research", background: "required" },
  {
    id: "deep-research-max-preview-04-2026",
    kind: "deep-research",
    background: "required",
    isThorough: true,
  },
  { id: "deep-research-pro-preview-12-2025", kind: "deep-research", background: "required" },
];

export function findAgent(name: string, { agents }: Pick<EmulatorState, "agents">): Agent | undefined {
  const id = name.replace(/^agents\//, "");
  const custom = agents.get(id);
  if (!custom) return AGENTS.find((agent) => agent.id === id);
  const base = AGENTS.find((agent) => agent.id === custom.baseAgent);
  return base && { ...base, id, custom };
}

/** Whether an agent may be the base of others. */
export function isBase(id: string): boolean {
  return AGENTS.some((agent) => agent.id === id && agent.kind === "antigravity");
}
