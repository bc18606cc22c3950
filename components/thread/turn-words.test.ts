import { expect, test } from "vitest";
import { guessTarget } from "@/lib/protocol/abilities";
import type { Step } from "@/lib/protocol/interaction";
import { newTurn, type Settings, type Turn } from "@/lib/protocol/thread";
import { shownStateOf, workWordOf } from "./turn-words";

const MODEL = "gemini-3.8-flash";
const WORKER = { model: MODEL, agent: "antigravity-preview-09-2026" };
const RESEARCHER = { model: MODEL, agent: "deep-research-preview-04-2026" };
const PLANNER = { ...RESEARCHER, agent_config: { collaborative_planning: true } };
const THOUGHT: Step = { type: "thought", summary: [{ type: "text", text: "Hm." }] };
const CALL: Step = { type: "function_call", id: "a", name: "write_file", arguments: {} };
const OUTPUT: Step = { type: "model_output", content: [{ type: "text", text: "Word." }] };

function wordOf(settings: Settings, steps: Step[], changes: Partial<Turn> = {}): string | null {
  const start = { id: "a", threadId: "t", parentId: null, kind: "message" as const, input: [], createdAt: 0 };
  const turn: Turn = { ...newTurn({ ...start, settings }), status: "in_progress", steps, ...changes };
  return workWordOf(turn, shownStateOf(turn, null), guessTarget(settings));
}

test("an agent works while it uses its tools; where it thinks or answers, those words say it", () => {
  expect(wordOf(WORKER, [])).toBe("Working");
  expect(wordOf(WORKER, [THOUGHT, CALL])).toBe("Working");
  expect(wordOf(WORKER, [THOUGHT])).toBeNull();
  expect(wordOf(WORKER, [CALL, OUTPUT])).toBeNull();
});

test("a research plans, researches, and writes", () => {
  expect(wordOf(PLANNER, [THOUGHT, OUTPUT])).toBe("Planning");
  expect(wordOf(PLANNER, [THOUGHT], { kind: "plan_approval" })).toBe("Researching");
  expect(wordOf(RESEARCHER, [THOUGHT, OUTPUT])).toBe("Writing the report");
});

test("what has ended, and what a model does, has the usual words", () => {
  expect(wordOf(WORKER, [CALL], { status: "completed" })).toBeNull();
  expect(wordOf({ model: MODEL }, [THOUGHT])).toBeNull();
});
