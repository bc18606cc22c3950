import { Sentence } from "@/components/ui/sentence";
import { t } from "@/lib/i18n/translate";
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
        <Sentence
          text="{tool} on {server}"
          parts={{
            tool: <span className="font-medium text-ink">{call.name}</span>,
            server: call.server_name,
          }}
        />
      </p>
      <ResultView
        label={t("Arguments")}
        result={call.arguments ?? null}
        nothing={t("None.")}
        isError={false}
      />
      <ResultView
        label={isError ? t("Error") : t("Result")}
        result={result?.result ?? null}
        nothing={state === "running" ? t("It is running.") : t("The server answered nothing.")}
        isError={isError}
      />
    </div>
  );
}
