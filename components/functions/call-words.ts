import { msg, t } from "@/lib/i18n/translate";
import type { CallState } from "@/lib/protocol/call-state";
import { denialOf, type FunctionCall } from "@/lib/protocol/calls";

/** The state of a call in the name of its group. */
export const CALL_STATE_WORDS: Record<CallState, string> = {
  running: msg("running"),
  done: msg("done"),
  failed: msg("failed"),
  denied: msg("denied"),
  approval: msg("waiting for approval"),
  by_hand: msg("waiting for a result"),
  browser: msg("running in the browser"),
  allowed: msg("allowed"),
  dropped: msg("not run"),
};

const SUBJECT_MAX_LENGTH = 40;

/** What tells a call from the next one of the same function: its first short argument. */
function subjectOf({ arguments: values }: FunctionCall): string | null {
  const [first] = Object.values(values ?? {});
  const isShort = typeof first === "string" && first !== "" && first.length <= SUBJECT_MAX_LENGTH;
  return isShort ? first : null;
}

/** What was done, as one line. */
export function sentenceOf(call: FunctionCall, state: CallState): string {
  const { name } = call;
  switch (state) {
    case "running":
      return t("Calling {name}", { name });
    case "done":
      return doneSentenceOf(call);
    case "failed":
      return t("{name} failed", { name });
    case "denied": {
      const reason = denialOf(call);
      return reason
        ? t("{name} was not allowed: {reason}", { name, reason })
        : t("{name} was not allowed", { name });
    }
    case "approval":
      return t("{name} waits for approval", { name });
    case "by_hand":
      return t("{name} waits for a result", { name });
    case "browser":
      return t("Running {name} in the browser", { name });
    case "allowed":
      return t("{name} is allowed, and runs once the other calls are decided", { name });
    case "dropped":
      return t("{name} was not run", { name });
  }
}

function doneSentenceOf(call: FunctionCall): string {
  const { name, isEdited } = call;
  const subject = subjectOf(call);
  if (subject === null) {
    return isEdited ? t("Called {name} with changed arguments", { name }) : t("Called {name}", { name });
  }
  return isEdited
    ? t("Called {name} for {subject} with changed arguments", { name, subject })
    : t("Called {name} for {subject}", { name, subject });
}
