import { codeOf, pagesOf, queriesOf, type ToolUse, type ToolUseState } from "@/lib/protocol/select-tool-uses";
import { TOOL_NAMES } from "@/lib/protocol/tools";
import { agentPhrase } from "./agent-words";

const NAMES: Record<ToolUse["call"]["type"], string> = {
  google_search_call: TOOL_NAMES.google_search,
  url_context_call: TOOL_NAMES.url_context,
  code_execution_call: TOOL_NAMES.code_execution,
  google_maps_call: TOOL_NAMES.google_maps,
  file_search_call: TOOL_NAMES.file_search,
  mcp_server_tool_call: "MCP server",
  retrieval_call: "Retrieval",
  processing_call: "Processing",
  function_call: "Function",
};

const STATES: Record<ToolUseState, string> = {
  running: "running",
  done: "done",
  failed: "failed",
  stopped: "stopped",
};

/** What a use of a tool is called: by the tool, and by the server where it is somebody's own. */
export function toolNameOf({ call }: ToolUse): string {
  if (call.type === "function_call") return call.name;
  return call.type === "mcp_server_tool_call" ? `${NAMES[call.type]} ${call.server_name}` : NAMES[call.type];
}

export function labelOf(use: ToolUse): string {
  return labelOfKind([use]);
}

/** The names of uses, those of one kind together: an agent may have a hundred of them. */
export function labelsOf(uses: readonly ToolUse[]): string {
  const labelled = (use: ToolUse) => `${kindOf(use)} ${use.state}`;
  const kinds = [...new Set(uses.map(labelled))];
  const labels = kinds.map((kind) => labelOfKind(uses.filter((use) => labelled(use) === kind)));
  return [...new Set(labels)].join("; ");
}

function labelOfKind(uses: readonly ToolUse[]): string {
  const [first] = uses;
  if (!first) return "";
  const { call, state } = first;
  const name =
    call.type === "function_call" ? agentPhrase(call.name, uses, state !== "done") : toolNameOf(first);
  return `${name}, ${STATES[state]}`;
}

const PHRASES_MAX = 4;

/**
 * What was done, as one line: "Searched 3 queries · Ran Python · 0.4 s". Uses of one kind are counted. What is
 * being done now comes last, and of a long work alone.
 */
export function lineOf(uses: readonly ToolUse[]): string {
  const running = uses.findLast(({ state }) => state === "running");
  const past = running ? uses.filter((use) => kindOf(use) !== kindOf(running)) : uses;
  const kinds = [...new Set(past.map(kindOf))];
  const shown = kinds.length > PHRASES_MAX ? kinds.slice(0, running ? 0 : PHRASES_MAX - 1) : kinds;
  const phrases = shown.map((kind) => phraseOf(past.filter((use) => kindOf(use) === kind)));
  const left = past.filter((use) => !shown.includes(kindOf(use))).length;
  const duration = durationOf(uses);
  return [
    ...phrases,
    ...(left > 0 ? [running ? counted(left, "step", "steps") : `${left} more`] : []),
    ...(running ? [phraseOf(uses.filter((use) => kindOf(use) === kindOf(running)))] : []),
    ...(duration ? [duration] : []),
  ].join(" · ");
}

/** Calls of different servers, and code that failed, are not counted together with others. */
function kindOf(use: ToolUse): string {
  const { call, state } = use;
  const isOdd = state === "failed" || state === "stopped";
  const server = call.type === "mcp_server_tool_call" ? `${call.server_name}.` : "";
  const language = call.type === "code_execution_call" ? codeOf(call).language : "";
  const what = "name" in call ? `${server}${call.name}` : `${call.type}${language}`;
  return `${what} ${isOdd ? state : ""}`;
}

export function phraseOf(uses: readonly ToolUse[]): string {
  const [first] = uses;
  if (!first) return "";
  const isRunning = uses.some(({ state }) => state === "running");
  const { call } = first;
  if (first.state === "failed" || first.state === "stopped") {
    const name = call.type === "function_call" ? agentPhrase(call.name, uses, true) : toolNameOf(first);
    return `${name} ${first.state === "failed" ? "failed" : "was stopped"}`;
  }
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
      const verb = isRunning ? "Running" : "Ran";
      if (language === "bash" || language === "sh")
        return `${verb} ${uses.length > 1 ? `${uses.length} commands` : "a command"}`;
      const name = language === "python" ? "Python" : language;
      return `${verb} ${name}${uses.length > 1 ? ` ${uses.length} times` : ""}`;
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
    case "function_call":
      return agentPhrase(call.name, uses, isRunning);
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
