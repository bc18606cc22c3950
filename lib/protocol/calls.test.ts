import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalArguments, needsApproval, pendingCallsOf, selectCalls } from "./calls";
import type { FoldedEvent, UnnumberedEvent } from "./events";
import { reduceTurn } from "./reduce";
import { DEFAULT_SETTINGS } from "./targets";
import { newTurn, type Turn } from "./thread";
import type { FunctionTool } from "./tools";

const WEATHER: FunctionTool = {
  type: "function",
  name: "weather",
  executor: { kind: "built_in" },
  approval: "ask",
};
const BLANK = newTurn({
  id: "t",
  threadId: "th",
  parentId: null,
  kind: "message",
  input: [],
  settings: { ...DEFAULT_SETTINGS, tools: [WEATHER] },
  createdAt: 0,
});

const fold = (events: readonly unknown[], turn: Turn = BLANK): Turn =>
  events.reduce<Turn>(
    (before, event) =>
      reduceTurn(before, { ...(event as UnnumberedEvent), seq: before.cursor + 1, at: 1 } as FoldedEvent),
    turn,
  );

const started = { event_type: "turn.started" };
const created = (id: string) => ({
  event_type: "interaction.created",
  interaction: { id, status: "in_progress" },
});
const completed = (id: string) => ({
  event_type: "interaction.completed",
  interaction: { id, status: "requires_action" },
});
const called = (index: number, id: string, args: object = { place: "Paris" }) => [
  { event_type: "step.start", index, step: { type: "function_call", id, name: "weather", arguments: args } },
  { event_type: "step.stop", index },
];
const answered = (call_id: string, result: string, position = 0) => ({
  event_type: "turn.call_answered",
  position,
  step: { type: "function_result", call_id, result },
  durationMs: 1,
});
const settled = { event_type: "turn.settled", status: "requires_action" };
const resumed = { event_type: "turn.resumed" };

describe("a call", () => {
  test("has its own result, also where a later round uses its id again", () => {
    const turn = fold([
      started,
      created("v1_a"),
      ...called(0, "fc_1"),
      completed("v1_a"),
      answered("fc_1", "warm"),
      started,
      created("v1_b"),
      ...called(0, "fc_1", { place: "Oslo" }),
      completed("v1_b"),
    ]);
    const [first, second] = selectCalls(turn);
    expect(first?.result).toMatchObject({ result: "warm" });
    expect(second?.result).toBeNull();
    expect(pendingCallsOf(fold([answered("fc_1", "cold", second?.position)], turn))).toEqual([]);
  });

  test("without an id has one that stays the same", () => {
    const turn = fold([started, created("v1_a"), ...called(0, ""), ...called(1, "")]);
    const ids = selectCalls(turn).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(selectCalls(fold([answered(ids[1] ?? "", "x", 1)], turn))[1]?.result).not.toBeNull();
  });

  test("without interaction ids (store: false) belongs to the round that made it", () => {
    const turn = fold([
      started,
      created(""),
      ...called(0, "a"),
      completed(""),
      answered("a", "warm"),
      started,
      created(""),
      { event_type: "step.start", index: 0, step: { type: "model_output" } },
      { event_type: "step.delta", index: 0, delta: { type: "text", text: "It is warm." } },
    ]);
    expect(turn.steps.map(({ type }) => type)).toEqual(["function_call", "function_result", "model_output"]);
    expect(turn.interactions.map(({ firstStep }) => firstStep)).toEqual([0, 2]);
  });
});

describe("a turn that waits for a person", () => {
  const waiting = fold([started, created("v1_a"), ...called(0, "a"), completed("v1_a"), settled]);

  test("takes in what they decide and goes on, and nothing else", () => {
    expect(fold([created("v1_b")], waiting)).toEqual(waiting);
    const note = { event_type: "turn.call_noted", position: 0, note: { arguments: { place: "Oslo" } } };
    const edited = fold([note], waiting);
    expect(selectCalls(edited)[0]).toMatchObject({ arguments: { place: "Oslo" }, isEdited: true });
    expect(edited.status).toBe("requires_action");
    expect(fold([resumed], edited)).toMatchObject({ status: "in_progress", settledAt: null });
  });

  test("that ended otherwise stays as it ended", () => {
    const ended = fold([started, { event_type: "turn.settled", status: "cancelled" }]);
    expect(fold([resumed], ended)).toBe(ended);
  });

  test("asks for each call until its function is allowed for the thread", () => {
    const two = fold([
      started,
      created("v1_a"),
      ...called(0, "a"),
      ...called(1, "b"),
      completed("v1_a"),
      settled,
    ]);
    const allow = (scope: string) =>
      fold([{ event_type: "turn.call_noted", position: 0, note: { decision: "allowed", scope } }], two);
    const asks = (turn: Turn) => selectCalls(turn).map((call) => needsApproval(turn, call));
    expect(asks(two)).toEqual([true, true]);
    expect(asks(allow("once"))).toEqual([false, true]);
    expect(asks(allow("thread"))).toEqual([false, false]);
  });
});

test("the text that is hashed is the same in whatever order the keys come, and differs with any value", () => {
  const textOf = (args: Record<string, unknown>) =>
    canonicalArguments({ arguments: args, argumentText: null });
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (args) => {
      const turned = Object.fromEntries(Object.entries(args).toReversed());
      expect(textOf(turned)).toBe(textOf(args));
      expect(textOf({ ...args, more: 1 })).not.toBe(textOf({ ...args, more: 2 }));
    }),
  );
});
