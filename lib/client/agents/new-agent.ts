import { create } from "zustand";
import { AGENT_TOOLS, type AgentEntry } from "@/lib/protocol/api-agents";

export type SkillField = { key: number; name: string; content: string };
/** What an inline source does not have stays in it, should it be a repository again. */
export type SourceField = {
  key: number;
  type: "inline" | "repository";
  target: string;
  content: string;
  source: string;
};

/** An agent as a person writes it. */
export type NewAgent = {
  id: string;
  baseAgent: string;
  description: string;
  systemInstruction: string;
  tools: readonly (typeof AGENT_TOOLS)[number][];
  skills: readonly SkillField[];
  sources: readonly SourceField[];
  network: "open" | "domains" | "off";
  domains: readonly { key: number; domain: string }[];
  /** Of the environment whose copy it begins with; empty for none. */
  environmentId: string;
};

export function emptyAgent(baseAgent: string): NewAgent {
  return {
    id: "",
    baseAgent,
    description: "",
    systemInstruction: "",
    tools: AGENT_TOOLS,
    skills: [],
    sources: [],
    network: "open",
    domains: [],
    environmentId: "",
  };
}

/** Another agent with all that is known of one. */
export function copyOf(
  { id, baseAgent, description, systemInstruction }: AgentEntry,
  taken: readonly string[],
  firstBase: string,
): NewAgent {
  return {
    ...emptyAgent(baseAgent ?? firstBase),
    id: freeId(id, taken),
    description: description ?? "",
    systemInstruction: systemInstruction ?? "",
  };
}

/** "fox" gives "fox-2", and "fox-2" gives "fox-3", as far as these are free. */
function freeId(id: string, taken: readonly string[]): string {
  const stem = id.replace(/-\d+$/, "").slice(0, 58);
  for (let number = 2; ; number += 1) {
    const free = `${stem}-${number}`;
    if (!taken.includes(free)) return free;
  }
}

export function nextKey(fields: readonly { key: number }[]): number {
  return Math.max(0, ...fields.map(({ key }) => key)) + 1;
}

/** What is written, and what the form began with: null while nobody writes one. */
type Writing = { agent: NewAgent; start: NewAgent };

const STORAGE_KEY = "parley.new-agent";

/** It survives another page, and a reload. */
const useStore = create<{ writing: Writing | null; isRestored: boolean }>(() => ({
  writing: null,
  isRestored: false,
}));

export function useNewAgent(): Writing | null {
  return useStore((state) => state.writing);
}

export function beginAgent(agent: NewAgent): void {
  keep({ agent, start: agent });
}

export function changeAgent(change: Partial<NewAgent>): void {
  const { writing } = useStore.getState();
  if (writing) keep({ ...writing, agent: { ...writing.agent, ...change } });
}

export function discardAgent(): void {
  keep(null);
}

/** Brings back what was written before the page was loaded. What is written already wins. */
export function restoreAgent(): void {
  if (useStore.getState().isRestored) return;
  useStore.setState(({ writing }) => ({ writing: writing ?? readSaved(), isRestored: true }));
}

function keep(writing: Writing | null): void {
  useStore.setState({ writing, isRestored: true });
  try {
    if (writing) localStorage.setItem(STORAGE_KEY, JSON.stringify(writing));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is full or forbidden: what is written lives as long as the page.
  }
}

// What another version has written may lack a field, which is then as in an empty form.
function readSaved(): Writing | null {
  try {
    const saved: Partial<Writing> | null = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "null");
    if (!saved?.agent || !saved.start) return null;
    const empty = emptyAgent("");
    return { agent: { ...empty, ...saved.agent }, start: { ...empty, ...saved.start } };
  } catch {
    return null;
  }
}

export function isChanged({ agent, start }: Writing): boolean {
  return JSON.stringify(agent) !== JSON.stringify(start);
}
