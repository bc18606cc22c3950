import { t } from "@/lib/i18n/translate";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { AgentCallDetail } from "./agent-call-detail";
import { CodeExecutionDetail } from "./code-execution-detail";
import { GoogleMapsDetail } from "./google-maps-detail";
import { GoogleSearchDetail } from "./google-search-detail";
import { McpCallDetail } from "./mcp-call-detail";
import { UrlContextDetail } from "./url-context-detail";

/** What is to be seen of the use of a tool. A new tool is one file and one line here. */
export function ToolDetail({ use }: { use: ToolUse }) {
  const { call, result } = use;
  switch (call.type) {
    case "google_search_call":
      return <GoogleSearchDetail use={use} />;
    case "url_context_call":
      return <UrlContextDetail use={use} />;
    case "code_execution_call":
      return (
        <CodeExecutionDetail
          call={call}
          result={result?.type === "code_execution_result" ? result : null}
          state={use.state}
        />
      );
    case "google_maps_call":
      return <GoogleMapsDetail use={use} />;
    case "mcp_server_tool_call":
      return (
        <McpCallDetail
          call={call}
          result={result?.type === "mcp_server_tool_result" ? result : null}
          state={use.state}
        />
      );
    case "file_search_call":
      return <p>{t("The chosen stores were searched. What was found there is cited in the answer.")}</p>;
    case "retrieval_call":
      return <p>{t("Documents were retrieved. What was found in them is cited in the answer.")}</p>;
    case "processing_call":
      return <p>{t("The files that were sent were looked through.")}</p>;
    case "function_call":
      return (
        <AgentCallDetail
          call={call}
          argumentText={use.argumentText}
          result={result?.type === "function_result" ? result : null}
          state={use.state}
        />
      );
  }
}
