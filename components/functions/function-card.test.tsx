import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { CallActions } from "@/lib/client/call-actions";
import { type CallNote, selectCalls } from "@/lib/protocol/calls";
import type { Step } from "@/lib/protocol/interaction";
import { newTurn, type Turn, type TurnStatus } from "@/lib/protocol/thread";
import type { FunctionTool } from "@/lib/protocol/tools";
import { CallActionsContext } from "./call-actions-context";
import { FunctionCard } from "./function-card";

const NOTHING: CallActions = { decide: async () => undefined, run: async () => undefined };

const declare = (executor: FunctionTool["executor"], approval: FunctionTool["approval"]): FunctionTool => ({
  type: "function",
  name: "look",
  executor,
  approval,
});
const ASKED = declare({ kind: "built_in" }, "ask");
const BY_HAND = declare({ kind: "by_hand" }, "allowed");

type Calling = {
  declared: FunctionTool;
  values?: Record<string, unknown>;
  result?: Step;
  note?: CallNote;
  status?: TurnStatus;
};

function turnWith({
  declared,
  values = { place: "Paris" },
  result,
  note = {},
  status = "requires_action",
}: Calling): Turn {
  const start = { id: "t", threadId: "h", parentId: null, kind: "message" as const, input: [], createdAt: 0 };
  const call: Step = { type: "function_call", id: "c", name: "look", arguments: values };
  const settings = { model: "gemini-3.8-flash", tools: [declared] };
  return {
    ...newTurn({ ...start, settings }),
    steps: result ? [call, result] : [call],
    callNotes: { 0: note },
    status,
  };
}

function render(calling: Calling, actions: CallActions | null): string {
  const turn = turnWith(calling);
  const [call] = selectCalls(turn);
  if (!call) throw new Error("The turn has a call.");
  return renderToStaticMarkup(
    <CallActionsContext value={actions}>
      <FunctionCard turn={turn} call={call} isAction={false} />
    </CallActionsContext>,
  );
}

const DENIED: CallNote = { decision: "denied", reason: "Not today." };

const resultOf = (result: string, is_error?: true): Step => ({
  type: "function_result",
  call_id: "c",
  result,
  ...(is_error && { is_error }),
});

describe("the card of a call", () => {
  test("asks for approval with the arguments and each way to decide", () => {
    const html = render({ declared: ASKED }, NOTHING);
    expect(html).toContain('aria-label="Approval: look"');
    expect(html).toContain("Paris");
    for (const name of ["Allow once", "Allow in this thread", "Always allow", "Deny"])
      expect(html).toContain(name);
  });

  test("asks for a result where a person answers", () => {
    const html = render({ declared: BY_HAND }, NOTHING);
    expect(html).toContain('aria-label="Result: look"');
    for (const name of ["Send result", "Report an error"]) expect(html).toContain(name);
  });

  test.each([
    [ASKED, "look, waiting for approval"],
    [BY_HAND, "look, waiting for a result"],
  ])("has nothing to decide on a shared page", (declared, name) => {
    const html = render({ declared }, null);
    expect(html).toContain(`aria-label="${name}"`);
    expect(html).not.toMatch(/Allow|Deny|Send result|<textarea/);
  });

  test.each([
    [{ declared: ASKED, result: resultOf("12") }, "look, done"],
    [{ declared: ASKED, result: resultOf("Error: no", true) }, "look, failed"],
    [{ declared: ASKED, result: resultOf("Not today.", true), note: DENIED }, "look, denied"],
    [{ declared: ASKED, status: "in_progress" as const }, "look, running"],
    [{ declared: ASKED, status: "cancelled" as const }, "look, not run"],
  ])("is named by what became of it: %#", (calling, name) => {
    expect(render(calling, NOTHING)).toContain(`aria-label="${name}"`);
  });

  test("RN-13 shows what is hidden in the arguments", () => {
    const html = render({ declared: ASKED, values: { place: "Pa\u200b\u{e0041}ris" } }, NOTHING);
    expect(html).toContain("⟨U+200B⟩ ⟨U+E0041⟩");
    expect(html).toContain("Pa\\u200b\\udb40\\udc41ris");
    expect(html).not.toMatch(/[\u200b\u{e0041}]/u);
  });
});
