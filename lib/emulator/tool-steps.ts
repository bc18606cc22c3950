import { createCallId } from "./ids.ts";
import type { PlannedAgentTool, PlannedTool, StepStyle } from "./planned-step.ts";
import { createSignature } from "./signatures.ts";
import type { Step } from "./wire.ts";

interface CallAndResult {
  call: Record<string, unknown>;
  result: Record<string, unknown>;
}

/** The call and the result of a tool that the API runs itself. */
export function toToolSteps(tool: PlannedTool, style: StepStyle): Step[] {
  const id = createCallId(style.random);
  const { call, result } = fieldsOf(tool, style.isOldGeneration);
  if (tool.type === "code_execution" && tool.changes) style.onChanges?.(id, tool.changes);
  // The types give the steps of MCP servers no signature.
  const sign = () => (tool.type === "mcp_server_tool" ? {} : { signature: signatureOf(style) });
  return [
    { id, ...sign(), type: `${tool.type}_call`, ...call },
    { call_id: id, ...sign(), type: `${tool.type}_result`, ...result },
  ];
}

/** A call of an agent's own and the result that it gives itself, as they follow each other. */
export function toAgentToolSteps(tool: PlannedAgentTool, style: StepStyle): Step[] {
  const id = createCallId(style.random);
  if (tool.changes) style.onChanges?.(id, tool.changes);
  const { name, isError } = tool;
  const result = [{ text: tool.result, type: "text" }];
  return [
    { id, type: "function_call", name, arguments: tool.arguments },
    { call_id: id, type: "function_result", name, result, ...(isError && { is_error: true }) },
  ];
}

function signatureOf({ isOldGeneration, random }: StepStyle): string {
  return isOldGeneration ? "" : createSignature(random);
}

function fieldsOf(tool: PlannedTool, isOldGeneration: boolean): CallAndResult {
  switch (tool.type) {
    case "google_search":
      return searchFields(tool, isOldGeneration);
    case "code_execution":
      return {
        call: { arguments: { code: tool.code, language: tool.language ?? "python" } },
        result: { result: tool.result, is_error: tool.isError },
      };
    case "url_context":
      return {
        call: { arguments: { urls: tool.pages.map(({ url }) => url) } },
        result: { result: tool.pages },
      };
    case "google_maps":
      return {
        call: { arguments: { queries: tool.queries } },
        result: {
          result: [
            { places: tool.places, ...(tool.widgetToken && { widget_context_token: tool.widgetToken }) },
          ],
        },
      };
    case "file_search":
      return { call: {}, result: {} };
    case "mcp_server_tool": {
      const names = { name: tool.name, server_name: tool.serverName };
      return { call: { ...names, arguments: tool.arguments }, result: { ...names, result: tool.result } };
    }
  }
}

function searchFields(
  tool: PlannedTool & { type: "google_search" },
  isOldGeneration: boolean,
): CallAndResult {
  const result = tool.suggestions.map((search_suggestions) => ({ search_suggestions }));
  const values = { arguments: { queries: tool.queries } };
  if (isOldGeneration) return { call: values, result: { result } };
  if (tool.hasFailed) {
    return { call: { ...values, search_type: "web_search" }, result: { is_error: true, result: [] } };
  }
  return {
    call: { ...values, search_type: tool.searchType ?? "web_search" },
    result: { is_error: false, result },
  };
}
