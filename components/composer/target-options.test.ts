import { expect, test } from "vitest";
import { guessTarget } from "@/lib/protocol/abilities";
import { AGENTS } from "@/lib/protocol/known-agents";
import { MODELS } from "@/lib/protocol/models";
import { chosenValue, targetOptions, targetsFor } from "./target-options";

const LIST = {
  models: [...MODELS],
  agents: [...AGENTS],
  isDemo: false,
  problem: null,
  modelCalls: "on" as const,
};
const MODEL = { model: "gemini-3.8-flash" };

test("agents stand after the models, those that work before those that research", () => {
  const own = guessTarget({ ...MODEL, agent: "my-agent" });
  const targets = targetsFor(MODEL, { ...LIST, agents: [...AGENTS, own] });
  const groups = targetOptions(targets, MODEL).map(({ group }) => group);
  expect([...new Set(groups)]).toEqual(["Text", "Pictures", "Speech", "Music", "Video", "Agents"]);
  expect(targets.slice(-5).map(({ name }) => name)).toEqual([
    "Antigravity",
    "Antigravity, May",
    "my-agent",
    "Deep Research",
    "Deep Research Max",
  ]);
});

test("where this server allows no agents, none is listed but the one that is chosen", () => {
  const none = { ...LIST, agents: [] };
  expect(targetsFor(MODEL, none).some(({ agent }) => agent)).toBe(false);
  const chosen = { ...MODEL, agent: "antigravity-preview-09-2026" };
  const options = targetOptions(targetsFor(chosen, none), chosen);
  expect(options.filter(({ group }) => group === "Agents").map(({ value }) => value)).toEqual([
    chosenValue(chosen),
  ]);
});

test("a research cannot be chosen for what Google is not to keep, and says why", () => {
  const options = targetOptions(targetsFor(MODEL, LIST), { ...MODEL, store: false });
  const disabled = options.filter(({ isDisabled }) => isDisabled);
  expect(disabled.map(({ name }) => name)).toEqual(["Deep Research", "Deep Research Max"]);
  expect(disabled[0]?.description).toMatch(/Store at Google/);
});
