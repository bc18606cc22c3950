import { msg } from "@/lib/i18n/translate";
import { MANAGED_AGENT, RESEARCH_AGENT } from "./abilities";
import type { Target } from "./targets";

/** Google's agents, as documented in October 2026. No list of the API has them: `agents.list` has those of people. */
export const AGENTS: readonly Target[] = [
  {
    ...MANAGED_AGENT,
    id: "antigravity-preview-09-2026",
    name: "Antigravity",
    role: msg("Writes files and runs programs in a machine of its own"),
  },
  {
    ...RESEARCH_AGENT,
    id: "deep-research-preview-04-2026",
    name: "Deep Research",
    role: msg("Searches and reads for minutes, then writes a report"),
  },
  {
    ...RESEARCH_AGENT,
    id: "deep-research-max-preview-04-2026",
    name: "Deep Research Max",
    role: msg("The same at greater length"),
    ...(RESEARCH_AGENT.agent && { agent: { ...RESEARCH_AGENT.agent, usualCost: [3, 7] } }),
  },
  {
    ...MANAGED_AGENT,
    id: "antigravity-preview-05-2026",
    name: "Antigravity, May",
    role: msg("The one before"),
  },
];
