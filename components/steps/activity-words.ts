import { numberFormat } from "@/lib/i18n/formats";
import { msg, t, tCount } from "@/lib/i18n/translate";
import { codeOf, pagesOf, queriesOf, type ToolUse, type ToolUseState } from "@/lib/protocol/select-tool-uses";
import { TOOL_NAMES } from "@/lib/protocol/tools";
import { agentPhrase } from "./agent-words";

const NAMES: Record<Exclude<ToolUse["call"]["type"], "mcp_server_tool_call">, string> = {
  google_search_call: TOOL_NAMES.google_search,
  url_context_call: TOOL_NAMES.url_context,
  code_execution_call: TOOL_NAMES.code_execution,
  google_maps_call: TOOL_NAMES.google_maps,
  file_search_call: TOOL_NAMES.file_search,
  retrieval_call: msg("Retrieval"),
  processing_call: msg("Processing"),
  function_call: msg("Function"),
};

export const STATE_WORDS: Record<ToolUseState, string> = {
  running: msg("running"),
  done: msg("done"),
  failed: msg("failed"),
  stopped: msg("stopped"),
};

/** What a use of a tool is called: by the tool, and by the server where it is somebody's own. */
export function toolNameOf({ call }: ToolUse): string {
  if (call.type === "function_call") return call.name;
  if (call.type === "mcp_server_tool_call") return t("MCP server {name}", { name: call.server_name });
  return t(NAMES[call.type]);
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
  return t("{name}, {state}", { name, state: t(STATE_WORDS[state]) });
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
    ...(left > 0
      ? [running ? tCount(left, "{count} step", "{count} steps") : tCount(left, "{count} more")]
      : []),
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
    const phrase = call.type === "function_call" ? agentPhrase(call.name, uses, true) : toolNameOf(first);
    return first.state === "failed"
      ? t("{phrase} failed", { phrase })
      : t("{phrase} was stopped", { phrase });
  }
  switch (call.type) {
    case "google_search_call":
      return searchPhrase(uses.flatMap((use) => queriesOf(use.call)).length, isRunning);
    case "url_context_call":
      return pagesPhrase(uses, isRunning);
    case "code_execution_call":
      return codePhrase(codeOf(call).language, uses.length, isRunning);
    case "google_maps_call":
      return isRunning ? t("Looking up places") : t("Looked up places");
    case "file_search_call":
      return isRunning ? t("Searching files") : t("Searched files");
    case "mcp_server_tool_call": {
      const name = `${call.server_name}.${call.name}`;
      return isRunning ? t("Calling {name}", { name }) : t("Called {name}", { name });
    }
    case "retrieval_call":
      return isRunning ? t("Retrieving documents") : t("Retrieved documents");
    case "processing_call":
      return isRunning ? t("Processing the input") : t("Processed the input");
    case "function_call":
      return agentPhrase(call.name, uses, isRunning);
  }
}

function searchPhrase(queries: number, isRunning: boolean): string {
  if (queries === 0) return isRunning ? t("Searching the web") : t("Searched the web");
  return isRunning
    ? tCount(queries, "Searching {count} query", "Searching {count} queries")
    : tCount(queries, "Searched {count} query", "Searched {count} queries");
}

function pagesPhrase(uses: readonly ToolUse[], isRunning: boolean): string {
  const pages = uses.flatMap(pagesOf);
  const all = pages.length;
  const read = pages.filter(({ status }) => status === "success").length;
  if (all === 0) return isRunning ? t("Reading pages") : t("Read pages");
  if (isRunning) return tCount(all, "Reading {count} page", "Reading {count} pages");
  return read === all || read === 0
    ? tCount(all, "Read {count} page", "Read {count} pages")
    : tCount(all, "Read {read} of {count} page", "Read {read} of {count} pages", { read });
}

function codePhrase(language: string, count: number, isRunning: boolean): string {
  if (language === "bash" || language === "sh") {
    return isRunning
      ? tCount(count, "Running a command", "Running {count} commands")
      : tCount(count, "Ran a command", "Ran {count} commands");
  }
  const name = language === "python" ? "Python" : language;
  if (count === 1) return isRunning ? t("Running {name}", { name }) : t("Ran {name}", { name });
  return isRunning
    ? tCount(count, "Running {name} {count} time", "Running {name} {count} times", { name })
    : tCount(count, "Ran {name} {count} time", "Ran {name} {count} times", { name });
}

const TENTH_MS = 100;
const SECONDS = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Null while something runs, and where all was over at once: such times are not those of the tool. */
export function durationOf(uses: readonly ToolUse[]): string | null {
  if (uses.some(({ state }) => state === "running")) return null;
  const ms = uses.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  return ms < TENTH_MS ? null : t("{seconds} s", { seconds: SECONDS.format(ms / 1000) });
}
