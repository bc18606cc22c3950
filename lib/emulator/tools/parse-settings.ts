import { refuse } from "../errors.ts";
import type { EmulatorState } from "../state.ts";
import { parseFilter } from "../stores/metadata-filter.ts";
import { stateOf } from "../stores/search-store.ts";
import { isObject } from "../wire.ts";
import type { McpServer, ToolSettings } from "./tools.ts";

type Tool = Record<string, unknown>;

const SEARCH_TYPES = ["web_search", "image_search", "enterprise_web_search"];
const ENVIRONMENTS = ["browser", "mobile", "desktop"];
const DEFAULT_TOP_K = 5;
const LARGEST_TOP_K = 100;
const MOST_STORES = 10;

export function parseTypes(value: unknown, at: string): string[] {
  const types = parseTexts(value, `${at}.search_types`) ?? [];
  const unknown = types.find((type) => !SEARCH_TYPES.includes(type));
  if (unknown === undefined) return types;
  throw invalid(`${at}.search_types`, `must be among ${SEARCH_TYPES.join(", ")}`);
}

export function parseMaps({ latitude, longitude, enable_widget }: Tool, at: string): ToolSettings["maps"] {
  if ((typeof latitude === "number") !== (typeof longitude === "number")) {
    throw invalid(at, "latitude and longitude come together");
  }
  if (Math.abs(Number(latitude ?? 0)) > 90) throw invalid(`${at}.latitude`, "must be from -90 to 90");
  if (Math.abs(Number(longitude ?? 0)) > 180) throw invalid(`${at}.longitude`, "must be from -180 to 180");
  const hasWidget = enable_widget === true;
  return typeof latitude === "number" && typeof longitude === "number"
    ? { latitude, longitude, hasWidget }
    : { hasWidget };
}

export function parseFileSearch(
  tool: Tool,
  at: string,
  { stores, now }: Pick<EmulatorState, "stores" | "now">,
): Pick<ToolSettings, "documents" | "topK"> {
  const names = parseTexts(tool.file_search_store_names, `${at}.file_search_store_names`) ?? [];
  if (names.length === 0 || names.length > MOST_STORES) {
    throw invalid(`${at}.file_search_store_names`, `must name from 1 to ${MOST_STORES} stores`);
  }
  const filter = parseMetadataFilter(tool.metadata_filter, at);
  const documents = names.flatMap((name) => {
    const store = stores.get(name);
    if (!store) throw refuse(400, `FileSearchStore '${name}' was not found.`);
    return [...store.documents.values()];
  });
  return {
    documents: documents.filter(
      (document) => stateOf(document, now()) === "STATE_ACTIVE" && filter(document.metadata),
    ),
    topK: parseTopK(tool.top_k, at),
  };
}

function parseMetadataFilter(value: unknown, at: string) {
  if (value === undefined || value === null || value === "") return () => true;
  const filter = typeof value === "string" ? parseFilter(value) : undefined;
  if (filter) return filter;
  throw invalid(`${at}.metadata_filter`, "is not a filter");
}

function parseTopK(value: unknown, at: string): number {
  if (value === undefined || value === null) return DEFAULT_TOP_K;
  if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= LARGEST_TOP_K) return Number(value);
  throw invalid(`${at}.top_k`, `must be from 1 to ${LARGEST_TOP_K}`);
}

export function parseComputer(tool: Tool, at: string): ToolSettings["computer"] {
  const environment = String(tool.environment ?? "browser");
  if (!ENVIRONMENTS.includes(environment)) {
    throw invalid(`${at}.environment`, `must be one of ${ENVIRONMENTS.join(", ")}`);
  }
  const name = `${at}.excluded_predefined_functions`;
  return { environment, excluded: parseTexts(tool.excluded_predefined_functions, name) ?? [] };
}

/** Messages about headers name none of their values. */
export function parseServer({ name, url, headers, allowed_tools }: Tool, at: string): McpServer {
  if (typeof name !== "string" || !/^[a-z0-9]+$/.test(name)) {
    throw invalid(`${at}.name`, "must be lower-case letters and digits");
  }
  const address = typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
  const isLocal = address?.protocol === "http:" && address.hostname === "localhost";
  if (address?.protocol !== "https:" && !isLocal) throw invalid(`${at}.url`, "must be an https URL");
  const isMap = isObject(headers) && Object.values(headers).every((value) => typeof value === "string");
  if (headers !== undefined && headers !== null && !isMap) {
    throw invalid(`${at}.headers`, "must be a map of strings");
  }
  const allowedTools = parseAllowedTools(allowed_tools, `${at}.allowed_tools`);
  return { name, host: address?.host ?? "", ...(allowedTools && { allowedTools }) };
}

/** Names, or as the types have it `[{mode, tools: [names]}]`. */
function parseAllowedTools(value: unknown, at: string): string[] | undefined {
  if (!Array.isArray(value)) return parseTexts(value, at);
  const names = value.flatMap((entry) => (isObject(entry) ? (parseTexts(entry.tools, at) ?? []) : [entry]));
  return parseTexts(names, at);
}

function parseTexts(value: unknown, at: string): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((text) => typeof text === "string")) return value;
  throw invalid(at, "must be a list of strings");
}

function invalid(at: string, rule: string) {
  return refuse(400, `Invalid value at '${at}': ${rule}.`);
}
