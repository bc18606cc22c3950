import { expect, test } from "vitest";
import { AGENTS } from "@/lib/protocol/known-agents";
import { MODELS } from "@/lib/protocol/models";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { examplesFor, settingsFor } from "./examples";

const usual = { settings: DEFAULT_SETTINGS, models: [...MODELS], agents: [...AGENTS] };
const target = MODELS[0];
if (!target) throw new Error("There are models.");

test("six examples stand on the empty page, two of them for agents where there are agents", () => {
  const examples = examplesFor(usual);
  expect(examples).toHaveLength(6);
  const agents = examples.map((example) => settingsFor(example, { ...usual, target }).agent);
  expect(agents.filter(Boolean)).toEqual(["antigravity-preview-09-2026", "deep-research-preview-04-2026"]);
});

test("without agents others stand for theirs", () => {
  const examples = examplesFor({ ...usual, agents: [] });
  expect(examples).toHaveLength(6);
  expect(examples.some(({ agent }) => agent)).toBe(false);
});

test("a research is no example for whoever lets Google keep nothing", () => {
  const examples = examplesFor({ ...usual, settings: { ...DEFAULT_SETTINGS, store: false } });
  expect(examples.flatMap(({ agent }) => agent ?? [])).toEqual(["antigravity"]);
});

test("what a model can run is not run by an agent that happens to be chosen", () => {
  const [agent] = AGENTS;
  if (!agent) throw new Error("There are agents.");
  const settings = { model: "gemini-3.5-flash", agent: agent.id };
  for (const example of examplesFor({ ...usual, settings }).filter(
    (one) => !one.agent && one.output === "text",
  )) {
    const own = settingsFor(example, { ...usual, settings, target: agent });
    expect(own.agent, example.title).toBeUndefined();
  }
  const [search] = examplesFor(usual);
  expect(search && settingsFor(search, { ...usual, settings, target: agent }).model).toBe("gemini-3.5-flash");
});
