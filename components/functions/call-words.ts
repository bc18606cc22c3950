import type { CallState } from "@/lib/protocol/call-state";
import { denialOf, type FunctionCall } from "@/lib/protocol/calls";

/** The state of a call in the name of its group. */
export const CALL_STATE_WORDS: Record<CallState, string> = {
  running: "running",
  done: "done",
  failed: "failed",
  denied: "denied",
  approval: "waiting for approval",
  by_hand: "waiting for a result",
  browser: "running in the browser",
  allowed: "allowed",
  dropped: "not run",
};

const SUBJECT_MAX_LENGTH = 40;

/** What tells a call from the next one of the same function: its first short argument. */
function subjectOf({ arguments: values }: FunctionCall): string {
  const [first] = Object.values(values ?? {});
  const isShort = typeof first === "string" && first !== "" && first.length <= SUBJECT_MAX_LENGTH;
  return isShort ? ` for ${first}` : "";
}

/** What was done, as one line. */
export function sentenceOf(call: FunctionCall, state: CallState): string {
  const { name } = call;
  switch (state) {
    case "running":
      return `Calling ${name}`;
    case "done":
      return `Called ${name}${subjectOf(call)}${call.isEdited ? " with changed arguments" : ""}`;
    case "failed":
      return `${name} failed`;
    case "denied":
      return [`${name} was not allowed`, denialOf(call)].filter(Boolean).join(": ");
    case "approval":
      return `${name} waits for approval`;
    case "by_hand":
      return `${name} waits for a result`;
    case "browser":
      return `Running ${name} in the browser`;
    case "allowed":
      return `${name} is allowed, and runs once the other calls are decided`;
    case "dropped":
      return `${name} was not run`;
  }
}
