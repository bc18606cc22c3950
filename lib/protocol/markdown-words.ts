import type { FunctionCall } from "./calls";
import { denialOf } from "./calls";
import { toFence, toInertLine } from "./inert-markdown";
import { codeOf, pagesOf, placesOf, queriesOf, type ToolUse } from "./select-tool-uses";
import type { Turn } from "./thread";
import { TURN_ERRORS } from "./turn-errors";

/** What a tool was used for, in a line; of code, what ran and what it wrote as well. */
export function toolBlocksOf(use: ToolUse): string[] {
  const odd = use.state === "failed" || use.state === "stopped" ? `, ${use.state}` : "";
  const line = `- ${phraseOf(use)}${odd}`;
  if (use.call.type !== "code_execution_call") return [line];
  const { code, language } = codeOf(use.call);
  const result = use.result && "result" in use.result ? use.result.result : null;
  const output = typeof result === "string" && result !== "" ? [toFence(result, "text")] : [];
  return [line, ...(code === "" ? [] : [toFence(code, language)]), ...output];
}

function phraseOf({ call, result }: ToolUse): string {
  switch (call.type) {
    case "google_search_call":
      return `Searched Google${listOf(queriesOf(call))}`;
    case "url_context_call":
      return `Read pages${listOf(pagesOf({ call, result }).map(({ url }) => url))}`;
    case "code_execution_call":
      return "Ran code";
    case "google_maps_call":
      return `Looked up places${listOf(placesOf({ result }).map(({ name }) => name))}`;
    case "file_search_call":
      return "Searched files";
    case "mcp_server_tool_call":
      return `Called ${toInertLine(`${call.server_name}.${call.name}`)}`;
    case "retrieval_call":
      return "Retrieved documents";
    case "processing_call":
      return "Processed the input";
    case "function_call":
      return `Called ${toInertLine(call.name)}`;
  }
}

function listOf(words: readonly string[]): string {
  return words.length > 0 ? `: ${words.map(toInertLine).join(", ")}` : "";
}

/** A call of a function of the person's, and what became of it. */
export function callBlockOf(call: FunctionCall): string {
  const { name, arguments: values, argumentText, result } = call;
  const told = toInertLine(values ? JSON.stringify(values) : (argumentText ?? ""));
  const denial = denialOf(call);
  const outcome = result?.is_error ? ", failed" : result ? "" : ", not run";
  return `- Called ${toInertLine(name)} with ${told}${denial === null ? outcome : ", not allowed"}`;
}

/** How a reply ended, where that was not well; null where it did. */
export function endOf({ status, error }: Pick<Turn, "status" | "error">): string | null {
  if (error) return TURN_ERRORS[error.code].sentence;
  switch (status) {
    case "cut_off":
      return TURN_ERRORS.cut_off.sentence;
    case "failed":
      return TURN_ERRORS.internal.sentence;
    case "cancelled":
      return "It was stopped here.";
    case "incomplete":
      return "The answer is incomplete.";
    case "requires_action":
      return "It waits for a decision here.";
    case "queued":
    case "in_progress":
      return "It was still being written.";
    case "completed":
      return null;
  }
}
