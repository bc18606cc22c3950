import { describe, expect, test } from "vitest";
import { awaitedIn, callStateOf, progressOf } from "./call-state";
import { type CallNote, selectCalls } from "./calls";
import type { Step } from "./interaction";
import { newTurn, type Turn, type TurnStatus } from "./thread";
import type { FunctionTool } from "./tools";

const declare = (
  name: string,
  kind: FunctionTool["executor"]["kind"],
  approval: FunctionTool["approval"],
) => ({
  type: "function" as const,
  name,
  executor: kind === "browser" ? { kind, code: "" } : { kind },
  approval,
});
const TOOLS = [
  declare("asked", "built_in", "ask"),
  declare("free", "built_in", "allowed"),
  declare("page", "browser", "allowed"),
  declare("asked_page", "browser", "ask"),
  declare("hand", "by_hand", "allowed"),
];

type Calling = { names: string[]; results?: Step[]; notes?: Record<number, CallNote>; status?: TurnStatus };

function turnWith({ names, results = [], notes = {}, status = "requires_action" }: Calling): Turn {
  const start = { id: "t", threadId: "h", parentId: null, kind: "message" as const, input: [], createdAt: 0 };
  const calls = names.map((name, at): Step => ({ type: "function_call", id: `c${at}`, name, arguments: {} }));
  return {
    ...newTurn({ ...start, settings: { model: "gemini-3.8-flash", tools: TOOLS } }),
    steps: [...calls, ...results],
    callNotes: notes,
    status,
    interactions: [{ id: "v1_a", status: "requires_action", firstStep: 0 }],
  };
}

const statesOf = (turn: Turn) => selectCalls(turn).map((call) => callStateOf(turn, call));
const resultOf = (at: number, result: string, is_error?: true): Step => ({
  type: "function_result",
  call_id: `c${at}`,
  result,
  ...(is_error && { is_error }),
});

describe("a call of a function", () => {
  test("waits for whom its function is declared for", () => {
    const turn = turnWith({ names: ["asked", "free", "page", "asked_page", "hand", "click_at"] });
    expect(statesOf(turn)).toEqual(["approval", "allowed", "browser", "approval", "by_hand", "by_hand"]);
    expect(awaitedIn(turn)).toBe("approval");
  });

  test("runs where it runs once it is allowed", () => {
    const allowed = { decision: "allowed", scope: "once" } as const;
    const turn = turnWith({ names: ["asked", "asked_page"], notes: { 0: allowed, 1: allowed } });
    expect(statesOf(turn)).toEqual(["allowed", "browser"]);
    expect(awaitedIn(turn)).toBe("browser");
  });

  test("that was allowed for the thread allows the later ones of its function", () => {
    const turn = turnWith({
      names: ["asked", "asked"],
      notes: { 0: { decision: "allowed", scope: "thread" } },
    });
    expect(statesOf(turn)).toEqual(["allowed", "allowed"]);
    expect(awaitedIn(turn)).toBeNull();
  });

  test("says how it ended", () => {
    const turn = turnWith({
      names: ["free", "page", "asked", "hand"],
      results: [resultOf(0, "12"), resultOf(1, "Error: no", true), resultOf(2, "Not today.", true)],
      notes: { 2: { decision: "denied", reason: "Not today." } },
      status: "cancelled",
    });
    expect(statesOf(turn)).toEqual(["done", "failed", "denied", "dropped"]);
    expect(awaitedIn(turn)).toBeNull();
  });

  test("is running while its turn runs", () => {
    expect(statesOf(turnWith({ names: ["asked", "hand"], status: "in_progress" }))).toEqual([
      "running",
      "running",
    ]);
  });

  test("counts with those that were made together, and not with those of an earlier round", () => {
    const turn = turnWith({ names: ["free", "asked", "hand", "page"], results: [resultOf(0, "12")] });
    const rounds = {
      ...turn,
      interactions: [...turn.interactions, { id: "v1_b", status: "requires_action", firstStep: 1 }],
    };
    const [first, second] = selectCalls(rounds);
    expect(first && progressOf(rounds, first)).toEqual({ decided: 1, total: 1 });
    expect(second && progressOf(rounds, second)).toEqual({ decided: 0, total: 3 });
  });
});
