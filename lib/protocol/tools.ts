import { msg } from "@/lib/i18n/translate";

/** A JSON Schema as the API takes it. */
export type JsonSchema = Record<string, unknown>;

export const SEARCH_TYPES = ["web_search", "image_search"] as const;
export const COMPUTER_ENVIRONMENTS = ["browser", "mobile", "desktop"] as const;
/** In one thread, those that are off among them. */
export const TOOLS_MAX = 64;
export const CHOICE_MODES = ["auto", "any", "none", "validated"] as const;
export const FUNCTION_NAME_PATTERN = /^[A-Za-z_][A-Za-z0-9_.:-]{0,63}$/;
export const MCP_NAME_PATTERN = /^[a-z0-9]{1,40}$/;

/** Who runs a function: code of this server, code in the person's browser, or the person. */
export type Executor =
  /** The function of the same name in `lib/server/functions`. */
  { kind: "built_in" } | BrowserExecutor | { kind: "by_hand" };

/** `code` is the body of an async function with `args`. */
export type BrowserExecutor = { kind: "browser"; code: string; timeoutMs?: number | undefined };

export const BROWSER_TIMEOUT_MS = 10_000;
export const BROWSER_TIMEOUT_MAX_MS = 60_000;
/** No more than the characters that a request may carry as a result: `TEXT_MAX_LENGTH`. */
export const BROWSER_RESULT_MAX_BYTES = 64_000;

/** A function that a person has declared. `executor` and `approval` are ours and never sent. */
export type FunctionTool = {
  type: "function";
  name: string;
  description?: string | undefined;
  parameters?: JsonSchema | undefined;
  executor: Executor;
  /** `ask`: a person allows each call. */
  approval: "ask" | "allowed";
};

/** In the API's own words, but for what is ours: functions, and MCP servers, which are named alone. */
export type Tool = (
  | { type: "google_search"; search_types?: (typeof SEARCH_TYPES)[number][] | undefined }
  | { type: "url_context" }
  | { type: "code_execution" }
  | { type: "google_maps"; latitude?: number | undefined; longitude?: number | undefined }
  | {
      type: "file_search";
      file_search_store_names: string[];
      metadata_filter?: string | undefined;
      top_k?: number | undefined;
    }
  | { type: "computer_use"; environment?: (typeof COMPUTER_ENVIRONMENTS)[number] | undefined }
  /** The server has its address and headers under this name. */
  | { type: "mcp_server"; name: string; allowed_tools?: string[] | undefined }
  | FunctionTool
) & {
  /** Switched off, its settings kept. */
  isOff?: true | undefined;
};
export type ToolType = Tool["type"];

export const TOOL_NAMES: Readonly<Record<ToolType, string>> = {
  google_search: msg("Google Search"),
  url_context: msg("URL context"),
  code_execution: msg("Code execution"),
  google_maps: msg("Google Maps"),
  file_search: msg("File search"),
  computer_use: msg("Computer use"),
  mcp_server: msg("MCP servers"),
  function: msg("Functions"),
};

export type ChoiceMode = (typeof CHOICE_MODES)[number];
export type ToolChoice = ChoiceMode | { allowed_tools: { mode: ChoiceMode; tools: string[] } };
