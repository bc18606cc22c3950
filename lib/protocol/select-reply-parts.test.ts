import { describe, expect, test } from "vitest";
import type { Content, Step } from "./interaction";
import { selectTurnState } from "./select";
import { selectPartsAsTheyCame, selectReplyParts } from "./select-reply-parts";
import { newTurn, type Turn } from "./thread";

const text = (words: string): Content => ({ type: "text", text: words });
const output = (words: string): Step => ({ type: "model_output", content: [text(words)] });
const search = (id: string): Step => ({
  type: "google_search_call",
  id,
  arguments: { queries: ["euro 2024"] },
});
const found = (call_id: string): Step => ({ type: "google_search_result", call_id, result: [] });
const code = (id: string): Step => ({
  type: "code_execution_call",
  id,
  arguments: { code: "1/0", language: "python" },
});
const ran = (call_id: string, is_error = false): Step => ({
  type: "code_execution_result",
  call_id,
  result: "out",
  is_error,
});

function turn(steps: Step[], changes: Partial<Turn> = {}): Turn {
  const begun = newTurn({
    id: "a",
    threadId: "t",
    parentId: null,
    kind: "message",
    input: [text("?")],
    settings: { model: "gemini-2.5-flash" },
    createdAt: 0,
  });
  const stepTimings = steps.map((_, index) => ({ startedAt: index * 100, stoppedAt: index * 100 + 50 }));
  return { ...begun, status: "completed", steps, stepTimings, ...changes };
}

const kindsOf = (parts: ReturnType<typeof selectReplyParts>) => parts.map(({ kind }) => kind);
const usesOf = (shown: Turn) =>
  selectReplyParts(shown).flatMap((part) => (part.kind === "activity" ? part.uses : []));

describe("uses of tools", () => {
  test("that are neighbours are one part, thoughts without words between them or not", () => {
    const parts = selectReplyParts(
      turn([
        search("a"),
        found("a"),
        { type: "thought", signature: "s" },
        code("b"),
        ran("b"),
        output("Spain."),
      ]),
    );
    expect(kindsOf(parts)).toEqual(["activity", "content"]);
    expect(usesOf(turn([search("a"), found("a"), code("b"), ran("b")])).map(({ key }) => key)).toEqual([
      0, 2,
    ]);
  });

  test("that take turns with thoughts are one part before the answer, and the thoughts another", () => {
    const thought: Step = { type: "thought", summary: [{ type: "text", text: "Hm." }] };
    const steps = [
      thought,
      search("a"),
      found("a"),
      thought,
      code("b"),
      ran("b"),
      output("Spain."),
      search("c"),
    ];
    const parts = selectPartsAsTheyCame(turn(steps));
    expect(parts).toMatchObject([
      // 50 ms each: the search between them took the rest of the time.
      { kind: "thinking", thoughts: [thought, thought], startedAt: 250, stoppedAt: 350 },
      { kind: "activity", uses: [{ key: 1 }, { key: 4 }] },
      { kind: "content" },
      { kind: "activity", uses: [{ key: 7 }] },
    ]);
  });

  test("find their result by its id wherever it comes, and each result belongs to one", () => {
    const uses = usesOf(turn([code("a"), code("b"), output("…"), ran("b"), ran("a", true)]));
    expect(uses.map(({ state }) => state)).toEqual(["failed", "done"]);
    expect(uses.map(({ durationMs }) => durationMs)).toEqual([450, 250]);
  });

  test("without ids take the results in their order", () => {
    const uses = usesOf(turn([code(""), ran("", true), code(""), ran("")]));
    expect(uses.map(({ state }) => state)).toEqual(["failed", "done"]);
  });

  test("run until their result is there, and are stopped where the turn ended before", () => {
    const steps = [search("a")];
    expect(usesOf(turn(steps, { status: "in_progress" }))[0]?.state).toBe("running");
    expect(usesOf(turn(steps, { status: "cancelled" }))[0]?.state).toBe("stopped");
    expect(usesOf(turn(steps))[0]?.state).toBe("done");
    const open = [{ startedAt: 0, stoppedAt: 50 }, { startedAt: 60 }];
    expect(
      usesOf(turn([search("a"), found("a")], { status: "in_progress", stepTimings: open }))[0],
    ).toMatchObject({ state: "running", durationMs: null });
  });

  test("that read pages fail only where no page could be read", () => {
    const read = (...statuses: ("success" | "error")[]): Step[] => [
      { type: "url_context_call", id: "u", arguments: { urls: ["https://a.example"] } },
      {
        type: "url_context_result",
        call_id: "u",
        result: statuses.map((status, index) => ({ url: `https://${index}.example`, status })),
      },
    ];
    expect(usesOf(turn(read("success", "error")))[0]?.state).toBe("done");
    expect(usesOf(turn(read("error", "error")))[0]?.state).toBe("failed");
  });
});

describe("a search that is told of after the answer", () => {
  const late = [{ type: "thought" } as Step, output("Spain "), output("won."), search("a"), found("a")];

  test("stands before the answer in a turn that is opened later", () => {
    expect(kindsOf(selectReplyParts(turn(late)))).toEqual(["activity", "content", "content"]);
  });

  test("moves nothing that is shown while it comes", () => {
    const running = turn(late, { status: "in_progress" });
    const came = ["content", "content", "activity"];
    expect(kindsOf(selectReplyParts(running))).toEqual(came);
    expect(kindsOf(selectPartsAsTheyCame(turn(late)))).toEqual(came);
  });

  test("leaves the turn answering while it comes", () => {
    expect(selectTurnState(turn(late, { status: "in_progress" }))).toBe("answering");
    expect(selectTurnState(turn([search("a")], { status: "in_progress" }))).toBe("thinking");
  });

  test("stands before the answer of its own interaction, not of one before", () => {
    const steps = [output("First."), output("Second."), search("a"), found("a")];
    const interactions = [0, 1].map((firstStep) => ({ id: `${firstStep}`, status: "completed", firstStep }));
    const parts = selectReplyParts(turn(steps, { interactions }));
    expect(parts.map(({ key }) => key)).toEqual([0, 2, 1]);
  });
});

test("code that runs after some words stays after them", () => {
  const parts = selectReplyParts(turn([output("Let me see."), code("a"), ran("a")]));
  expect(kindsOf(parts)).toEqual(["content", "activity"]);
});

test("a call of a function is a part of its own with its result, and a step that is not known is named", () => {
  // A type that the API may have one day.
  const unknown = { type: "dream_call", id: "d" } as unknown as Step;
  const parts = selectReplyParts(
    turn([
      { type: "function_call", id: "f", name: "now", arguments: {} },
      { type: "function_result", call_id: "f", result: "noon" },
      unknown,
    ]),
  );
  expect(kindsOf(parts)).toEqual(["call", "step"]);
  expect(parts[0]).toMatchObject({ call: { name: "now", result: { result: "noon" } } });
});
