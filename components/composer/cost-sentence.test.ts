import { expect, test } from "vitest";
import { AGENTS } from "@/lib/protocol/known-agents";
import type { Settings } from "@/lib/protocol/thread";
import { costSentence } from "./cost-sentence";

function sentence(id: string, settings: Partial<Settings> = {}, isDemo = false): string {
  const target = AGENTS.find((other) => other.id === id);
  if (!target?.agent) throw new Error("It is an agent.");
  const { name, agent } = target;
  return costSentence({ name, agent, settings: { model: "m", agent: id, ...settings }, isDemo });
}

test("what a run costs is said before it, with the budget that is set", () => {
  expect(sentence("antigravity-preview-09-2026")).toBe(
    "A run of Antigravity usually costs $0.25 to $3.25 and takes up to 20 minutes.",
  );
  const agent_config = { max_total_tokens: 200_000 };
  expect(sentence("antigravity-preview-09-2026", { agent_config })).toMatch(/ It stops at 200,000 tokens\.$/);
});

test("of a research it is said that it plans first", () => {
  const agent_config = { collaborative_planning: true, max_total_tokens: 5_000 };
  expect(sentence("deep-research-preview-04-2026", { agent_config })).toBe(
    "A run of Deep Research usually costs $1 to $3 and takes up to 20 minutes. " +
      "It plans first; the research begins when you start it.",
  );
});

test("what it may not reach is said, as that may be from an earlier chat", () => {
  expect(sentence("antigravity-preview-09-2026", { environment: { network: "disabled" } })).toMatch(
    / It has no network\.$/,
  );
  const network = { allowlist: [{ domain: "example.com" }, { domain: "*.example.org" }] };
  expect(sentence("antigravity-preview-09-2026", { environment: { network } })).toMatch(
    / It reaches 2 domains only\.$/,
  );
});

test("in the demo nothing costs anything", () => {
  expect(sentence("antigravity-preview-09-2026", {}, true)).toBe(
    "A run of Antigravity costs nothing in this demo.",
  );
});
