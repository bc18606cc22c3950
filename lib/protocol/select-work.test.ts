import { describe, expect, test } from "vitest";
import { BUDGET_MAX_TOKENS } from "./agents";
import { AGENTS } from "./known-agents";
import { canContinue, environmentIdOf, isOutOfBudget, selectTurnState } from "./select";
import { isPlan } from "./select-plan";
import { newTurn, type Settings, TURN_STATUSES, type Turn, type TurnStatus } from "./thread";
import { nextBudgetOf, withMoreBudget } from "./with-more-budget";
import { withTarget } from "./with-target";

const WORKER: Settings = { model: "gemini-3.8-flash", agent: "antigravity-preview-09-2026" };
const RESEARCHER: Settings = {
  model: "gemini-3.8-flash",
  agent: "deep-research-preview-04-2026",
  agent_config: { collaborative_planning: true },
};

function turn(settings: Settings, status: TurnStatus, changes: Partial<Turn> = {}): Turn {
  const start = { id: "a", threadId: "t", parentId: null, kind: "message" as const, input: [], createdAt: 0 };
  const interactions = [{ id: "v1_a", status: "in_progress", firstStep: 0 }];
  return { ...newTurn({ ...start, settings }), status, interactions, ...changes };
}
const answered: Partial<Turn> = {
  steps: [{ type: "model_output", content: [{ type: "text", text: "1. Read" }] }],
};

describe("going on", () => {
  test("is possible with an agent that was stopped, cut off or out of budget, with or without words", () => {
    const able = TURN_STATUSES.filter((status) => canContinue(turn(WORKER, status)));
    expect(able).toEqual(["incomplete", "cancelled", "cut_off"]);
  });

  test("is not offered before an agent has begun", () => {
    expect(canContinue(turn(WORKER, "cancelled", { interactions: [] }))).toBe(false);
  });

  test("is not offered where only another plan would come of it", () => {
    expect(canContinue(turn(RESEARCHER, "cancelled", answered))).toBe(false);
    const unplanned = { ...RESEARCHER, agent_config: { collaborative_planning: false } };
    expect(canContinue(turn(unplanned, "cancelled", answered))).toBe(true);
  });

  test("with a model needs words to go on from", () => {
    const settings = { model: "gemini-3.8-flash" };
    expect(canContinue(turn(settings, "cut_off"))).toBe(false);
    expect(canContinue(turn(settings, "cut_off", answered))).toBe(true);
  });
});

describe("a budget", () => {
  test("is used up where a managed agent stopped early, and nowhere else", () => {
    expect(isOutOfBudget(turn(WORKER, "incomplete"))).toBe(true);
    expect(isOutOfBudget(turn(WORKER, "completed"))).toBe(false);
    expect(isOutOfBudget(turn(RESEARCHER, "incomplete"))).toBe(false);
    expect(isOutOfBudget(turn({ model: "gemini-3.8-flash" }, "incomplete"))).toBe(false);
  });

  test("is doubled for going on, up to what can be sent; one that nobody set stays unset", () => {
    const withBudget = (max_total_tokens: number): Settings => ({
      ...WORKER,
      agent_config: { max_total_tokens },
    });
    expect(withMoreBudget(withBudget(20_000)).agent_config).toEqual({ max_total_tokens: 40_000 });
    expect(nextBudgetOf(withBudget(BUDGET_MAX_TOKENS - 1))).toBe(BUDGET_MAX_TOKENS);
    expect(withMoreBudget(WORKER)).toBe(WORKER);
  });
});

describe("a plan of a research", () => {
  test("is what it answers before it is told to begin", () => {
    expect(isPlan(turn(RESEARCHER, "completed", answered))).toBe(true);
    expect(isPlan(turn(RESEARCHER, "completed", { ...answered, kind: "plan_approval" }))).toBe(false);
    expect(isPlan(turn(RESEARCHER, "in_progress", answered))).toBe(false);
    expect(isPlan(turn(RESEARCHER, "completed"))).toBe(false);
    const managed = { ...WORKER, agent_config: { collaborative_planning: true } };
    expect(isPlan(turn(managed, "completed", answered))).toBe(false);
  });

  test("comes first for whoever chooses a research agent, unless they chose otherwise", () => {
    const [managed, research] = AGENTS;
    if (!managed || !research) throw new Error("There are agents.");
    const model = { model: "gemini-3.8-flash" };
    expect(withTarget(model, research).agent_config).toEqual({ collaborative_planning: true });
    const unplanned = { ...model, agent_config: { collaborative_planning: false } };
    expect(withTarget(unplanned, research).agent_config).toEqual({ collaborative_planning: false });
    expect(withTarget(model, managed)).toEqual({ ...model, agent: managed.id });
  });
});

test("work that Google has put in a queue is queued until its first step", () => {
  const interactions = [{ id: "v1_a", status: "queued", firstStep: 0 }];
  expect(selectTurnState(turn(WORKER, "in_progress", { interactions }))).toBe("queued");
  expect(selectTurnState(turn(WORKER, "in_progress", { ...answered, interactions }))).toBe("answering");
});

test("the environment of a turn is that of its last interaction that has one", () => {
  const at = (environment_id?: string) => ({
    id: "v1",
    status: "completed",
    firstStep: 0,
    ...(environment_id && { environment_id }),
  });
  expect(environmentIdOf({ interactions: [at("old"), at("new"), at()] })).toBe("new");
  expect(environmentIdOf({ interactions: [at()] })).toBeNull();
});
