import "server-only";
import type { FunctionCall, ResultStep } from "@/lib/protocol/calls";
import type { Content } from "@/lib/protocol/interaction";

const RESULT_MAX_LENGTH = 64_000;

/** What a function has answered, as text: every model takes text, and the older ones nothing else. */
export type CallAnswer = { result: string; isError?: boolean | undefined; screenshot?: Content };

/** The step that tells the model of an answer, and of what a person has changed before. */
export function toResult(call: FunctionCall, { result, isError, screenshot }: CallAnswer): ResultStep {
  const text = shorten(result) + (call.isEdited ? editOf(call) : "");
  return {
    type: "function_result",
    call_id: call.id,
    name: call.name,
    result: screenshot ? ([{ type: "text", text }, screenshot] as ResultStep["result"]) : text,
    ...(isError && { is_error: true }),
  };
}

function shorten(text: string): string {
  if (text.length <= RESULT_MAX_LENGTH) return text;
  return `${text.slice(0, RESULT_MAX_LENGTH).toWellFormed()}\n[The rest was left out: the result has ${text.length} characters.]`;
}

// The model wrote other arguments: without a word it would take the result for theirs.
function editOf(call: FunctionCall): string {
  return `\n[The person changed the arguments before the call: ${JSON.stringify(call.arguments)}]`;
}
