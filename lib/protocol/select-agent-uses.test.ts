import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callStateOf, progressOf } from "./call-state";
import { pendingCallsOf, selectCalls } from "./calls";
import type { Step } from "./interaction";
import { findPath, pathOf } from "./select-agent-files";
import { type ReplyPart, selectPartsAsTheyCame, selectReplyParts } from "./select-reply-parts";
import { selectToolUses } from "./select-tool-uses";
import { newTurn, type Turn } from "./thread";
import type { FunctionTool } from "./tools";

const OURS: FunctionTool = {
  type: "function",
  name: "get_price",
  executor: { kind: "by_hand" },
  approval: "ask",
};
const call = (id: string, name: string, args: Record<string, unknown> = {}): Step => ({
  type: "function_call",
  id,
  name,
  arguments: args,
});
const result = (call_id: string, is_error = false): Step => ({
  type: "function_result",
  call_id,
  result: [{ type: "text", text: "ok" }],
  is_error,
});
const code = (id: string): Step => ({
  type: "code_execution_call",
  id,
  arguments: { code: "1", language: "python" },
});
const ran = (call_id: string): Step => ({ type: "code_execution_result", call_id, result: "1" });
const output = (text: string): Step => ({ type: "model_output", content: [{ type: "text", text }] });
const thought: Step = { type: "thought", summary: [{ type: "text", text: "Hm." }] };

function turn(steps: Step[], changes: Partial<Turn> = {}): Turn {
  const begun = newTurn({
    id: "a",
    threadId: "t",
    parentId: null,
    kind: "message",
    input: [{ type: "text", text: "?" }],
    settings: { model: "gemini-3.8-flash", agent: "antigravity-preview-09-2026", tools: [OURS] },
    createdAt: 0,
  });
  const stepTimings = steps.map((_, index) => ({ startedAt: index * 100, stoppedAt: index * 100 + 50 }));
  return { ...begun, status: "completed", steps, stepTimings, ...changes };
}

const kindsOf = (parts: readonly ReplyPart[]) => parts.map(({ kind }) => kind);

describe("the calls that an agent answers itself", () => {
  test("are uses of tools beside the code that it ran, each with its own result", () => {
    const shown = turn([
      thought,
      call("w", "write_file", { path: "/a.py", content: "1" }),
      result("w"),
      code("c"),
      ran("c"),
      call("d", "dream", {}),
      result("d", true),
      output("Done."),
    ]);
    expect(selectReplyParts(shown)).toMatchObject([
      { kind: "thinking" },
      {
        kind: "activity",
        uses: [
          { key: 1, state: "done", result: { call_id: "w" } },
          { key: 3, state: "done" },
          { key: 5, state: "failed", result: { call_id: "d" } },
        ],
      },
      { kind: "content" },
    ]);
    expect(pendingCallsOf(shown)).toEqual([]);
  });

  test("wait for nobody, whether or not their result has come", () => {
    const steps = [call("w", "write_file"), call("p", "get_price")];
    const waiting = turn(steps, { status: "requires_action" });
    expect(kindsOf(selectReplyParts(waiting))).toEqual(["activity", "call"]);
    expect(selectCalls(waiting).map((each) => callStateOf(waiting, each))).toEqual(["dropped", "approval"]);
    const [own] = pendingCallsOf(waiting);
    expect(own?.name).toBe("get_price");
    expect(own && progressOf(waiting, own)).toEqual({ decided: 0, total: 1 });
  });

  test("never take the result that a person gave to a function of theirs", () => {
    const steps = [call("x", "get_price"), result("x"), call("x", "read_file"), result("x")];
    const mixed = turn(steps, { callNotes: { 0: { resultAt: 1 } } });
    expect(selectToolUses(mixed).get(2)?.result).toBe(steps[3]);
    const answeredLast = turn([steps[2] as Step, steps[0] as Step, result("x")], {
      status: "in_progress",
      callNotes: { 1: { resultAt: 2 } },
    });
    expect(selectToolUses(answeredLast).get(0)).toMatchObject({ result: null, state: "running" });
  });

  test("stay calls of functions where a model has made them", () => {
    const settings = { model: "gemini-3.8-flash" };
    expect(kindsOf(selectReplyParts(turn([call("w", "write_file"), result("w")], { settings })))).toEqual([
      "call",
    ]);
  });

  test("say their file before the rest of their arguments has come", () => {
    const text = '{"path": "/home/a \\"b\\".py", "content": "import';
    const open = turn([call("w", "write_file")], { status: "in_progress", argumentTexts: { 0: text } });
    const use = selectToolUses(open).get(0);
    expect(use && pathOf(use)).toBe('/home/a "b".py');
    const odd = selectToolUses({ ...open, argumentTexts: { 0: '{"path": "/wo' } }).get(0);
    expect(odd && pathOf(odd)).toBeNull();
  });
});

describe("whatever an agent does", () => {
  const step = fc.oneof(
    fc.constantFrom("a", "b", "").map((id) => call(id, "write_file", { path: `/${id}` })),
    fc.constantFrom("a", "b", "").map((id) => call(id, "get_price")),
    fc.tuple(fc.constantFrom("a", "b", ""), fc.boolean()).map(([id, isError]) => result(id, isError)),
    fc.constantFrom("c", "").map(code),
    fc.constantFrom("c", "").map(ran),
    fc.constant(thought),
    fc.constant(output("Word. ")),
  );
  const keysOf = (parts: readonly ReplyPart[]): number[] =>
    parts.flatMap((part) => (part.kind === "activity" ? part.uses.map(({ key }) => key) : [part.key]));
  const isResult = ({ type }: Step) => type.endsWith("_result");

  test("each of its steps is shown once, in the reply that comes and in the one that is read", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        for (const parts of [selectPartsAsTheyCame(turn(steps)), selectReplyParts(turn(steps))]) {
          const thoughts = parts.reduce(
            (sum, part) => sum + (part.kind === "thinking" ? part.thoughts.length - 1 : 0),
            0,
          );
          const keys = keysOf(parts);
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.length + thoughts).toBe(steps.filter((one) => !isResult(one)).length);
        }
      }),
    );
  });

  test("nothing that is shown while it works goes away or changes its place", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        let before: number[] = [];
        for (let count = 1; count <= steps.length; count++) {
          const parts = selectPartsAsTheyCame(turn(steps.slice(0, count), { status: "in_progress" }));
          const keys = parts.map(({ key }) => key);
          expect(keys.slice(0, before.length)).toEqual(before);
          before = keys;
        }
      }),
    );
  });

  test("a result belongs to one call at most", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const results = [...selectToolUses(turn(steps)).values()].flatMap((use) => use.result ?? []);
        expect(new Set(results).size).toBe(results.length);
      }),
    );
  });
});

test("words in an answer name a file where an agent wrote one of that name, or nothing else ends so", () => {
  const paths = ["/home/src/main.rs", "/home/LICENSE"];
  expect(findPath("main.rs", paths)).toBe("/home/src/main.rs");
  expect(findPath("LICENSE", paths)).toBe("/home/LICENSE");
  expect(findPath("fibonacci.txt", paths)).toBe("fibonacci.txt");
  expect(findPath("out/chart 1.png", [])).toBe("out/chart 1.png");
  for (const words of ["Math.max", "os.path", "e.g.", "x.py()", "a\nb.txt", "3.14", ""])
    expect(findPath(words, paths), words).toBeNull();
});
