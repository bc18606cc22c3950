import { codeOf, pagesOf, queriesOf, type ToolUse, type ToolUseState } from "@/lib/protocol/select-tool-uses";
import { TOOL_NAMES } from "@/lib/protocol/tools";

const NAMES: Record<ToolUse["call"]["type"], string> = {
  google_search_call: TOOL_NAMES.google_search,
  url_context_call: TOOL_NAMES.url_context,
  code_execution_call: TOOL_NAMES.code_execution,
  google_maps_call: TOOL_NAMES.google_maps,
  file_search_call: TOOL_NAMES.file_search,
  mcp_server_tool_call: "MCP server",
  retrieval_call: "Retrieval",
  processing_call: "Processing",
};

const STATES: Record<ToolUseState, string> = {
  running: "running",
  done: "done",
  failed: "failed",
  stopped: "stopped",
};

/** What a use of a tool is called: by the tool, and by the server where it is somebody's own. */
export function toolNameOf({ call }: ToolUse): string {
  return call.type === "mcp_server_tool_call" ? `${NAMES[call.type]} ${call.server_name}` : NAMES[call.type];
}

export function labelOf(use: ToolUse): string {
  return `${toolNameOf(use)}, ${STATES[use.state]}`;
}

/** What was done, as one line: "Searched 3 queries · Ran Python · 0.4 s". Uses of one kind are counted. */
export function lineOf(uses: readonly ToolUse[]): string {
  const kinds = [...new Set(uses.map(kindOf))];
  const phrases = kinds.map((kind) => phraseOf(uses.filter((use) => kindOf(use) === kind)));
  const duration = durationOf(uses);
  return [...phrases, ...(duration ? [duration] : [])].join(" · ");
}

/** Calls of different servers, and code that failed, are not counted together with others. */
function kindOf(use: ToolUse): string {
  const { call, state } = use;
  const isOdd = state === "failed" || state === "stopped";
  const what = call.type === "mcp_server_tool_call" ? `${call.server_name}.${call.name}` : call.type;
  return `${what} ${isOdd ? state : ""}`;
}

function phraseOf(uses: readonly ToolUse[]): string {
  const [first] = uses;
  if (!first) return "";
  const isRunning = uses.some(({ state }) => state === "running");
  if (first.state === "failed") return `${toolNameOf(first)} failed`;
  if (first.state === "stopped") return `${toolNameOf(first)} was stopped`;
  const { call } = first;
  switch (call.type) {
    case "google_search_call": {
      const verb = isRunning ? "Searching" : "Searched";
      const queries = uses.flatMap((use) => queriesOf(use.call)).length;
      return `${verb} ${queries > 0 ? counted(queries, "query", "queries") : "the web"}`;
    }
    case "url_context_call":
      return `${isRunning ? "Reading" : "Read"} ${pagesPhrase(uses, isRunning)}`;
    case "code_execution_call": {
      const { language } = codeOf(call);
      const name = language === "python" ? "Python" : language;
      return `${isRunning ? "Running" : "Ran"} ${name}${uses.length > 1 ? ` ${uses.length} times` : ""}`;
    }
    case "google_maps_call":
      return `${isRunning ? "Looking" : "Looked"} up places`;
    case "file_search_call":
      return `${isRunning ? "Searching" : "Searched"} files`;
    case "mcp_server_tool_call":
      return `${isRunning ? "Calling" : "Called"} ${call.server_name}.${call.name}`;
    case "retrieval_call":
      return `${isRunning ? "Retrieving" : "Retrieved"} documents`;
    case "processing_call":
      return `${isRunning ? "Processing" : "Processed"} the input`;
  }
}

function pagesPhrase(uses: readonly ToolUse[], isRunning: boolean): string {
  const pages = uses.flatMap(pagesOf);
  const read = pages.filter(({ status }) => status === "success").length;
  const all = pages.length > 0 ? counted(pages.length, "page", "pages") : "pages";
  return isRunning || read === pages.length || read === 0 ? all : `${read} of ${all}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const TENTH_MS = 100;
const SECONDS = new Intl.NumberFormat("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Null while something runs, and where all was over at once: such times are not those of the tool. */
export function durationOf(uses: readonly ToolUse[]): string | null {
  if (uses.some(({ state }) => state === "running")) return null;
  const ms = uses.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  return ms < TENTH_MS ? null : `${SECONDS.format(ms / 1000)} s`;
}
