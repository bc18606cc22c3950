import type { ToolCallStep, ToolResultStep, ToolUseState } from "@/lib/protocol/select-tool-uses";
import { ResultView } from "./result-view";

type McpCallDetailProps = {
  call: Extract<ToolCallStep, { type: "mcp_server_tool_call" }>;
  result: Extract<ToolResultStep, { type: "mcp_server_tool_result" }> | null;
  state: ToolUseState;
};

/** What was asked of a server, and what it answered. */
export function McpCallDetail({ call, result, state }: McpCallDetailProps) {
  const isError = result !== null && "is_error" in result && result.is_error === true;
  return (
    <div className="grid grid-cols-1 gap-3">
      <p>
        <span className="font-medium text-ink">{call.name}</span> on {call.server_name}
      </p>
      <ResultView label="Arguments" result={call.arguments ?? null} nothing="None." isError={false} />
      <ResultView
        label={isError ? "Error" : "Result"}
        result={result?.result ?? null}
        nothing={state === "running" ? "It is running." : "The server answered nothing."}
        isError={isError}
      />
    </div>
  );
}
