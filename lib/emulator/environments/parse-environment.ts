import { refuse } from "../errors.ts";
import { isObject } from "../wire.ts";

/** What an environment may reach; undefined where that is everything. */
export type Network = "disabled" | { allowlist: { domain: string }[] } | undefined;

export interface Source {
  type: string;
  target: string;
  source?: string;
  content?: string;
  encoding?: string;
}

const SOURCE_TYPES = ["inline", "repository", "gcs", "skill_registry"];
const LARGEST_INLINE = 1024 ** 2;
const LARGEST_INLINE_TOTAL = 2 * 1024 ** 2;
const MOST_SOURCES = 100;
const DOMAIN = /^(\*|(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?)$/i;

/** `"disabled"`, `{allowlist: "disabled"}`, or a list of domains. Secrets of the list are not kept. */
export function parseNetwork(value: unknown, at: string): Network {
  if (value === undefined || value === null) return undefined;
  if (value === "disabled") return value;
  if (!isObject(value)) throw invalid(at, "must be 'disabled' or an object with an 'allowlist'");
  const { allowlist } = value;
  if (allowlist === "disabled") return allowlist;
  if (allowlist === undefined || allowlist === null) return undefined;
  if (!Array.isArray(allowlist)) throw invalid(`${at}.allowlist`, "must be a list");
  return {
    allowlist: allowlist.map((entry, index) => ({ domain: parseDomain(entry, `${at}.allowlist[${index}]`) })),
  };
}

function parseDomain(entry: unknown, at: string): string {
  const domain = isObject(entry) ? entry.domain : undefined;
  if (typeof domain === "string" && DOMAIN.test(domain)) return domain.toLowerCase();
  throw invalid(`${at}.domain`, "must be a domain");
}

export function parseSources(value: unknown, at: string): Source[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > MOST_SOURCES) {
    throw invalid(at, `must be a list of at most ${MOST_SOURCES} sources`);
  }
  const sources = value.map((source, index) => parseSource(source, `${at}[${index}]`));
  const inline = sources.reduce((sum, source) => sum + bytesOf(source).length, 0);
  if (inline > LARGEST_INLINE_TOTAL) throw invalid(at, "inline sources may have 2 MB in all");
  return sources;
}

function parseSource(value: unknown, at: string): Source {
  if (!isObject(value)) throw invalid(at, "must be an object");
  const { type, source, content, encoding } = value;
  if (typeof type !== "string" || !SOURCE_TYPES.includes(type)) {
    throw invalid(`${at}.type`, `must be one of ${SOURCE_TYPES.join(", ")}`);
  }
  const target = parseTarget(value.target, at);
  if (type !== "inline") {
    if (typeof source !== "string" || source === "") throw invalid(`${at}.source`, "is required");
    return { type, source, target };
  }
  if (typeof content !== "string") throw invalid(`${at}.content`, "is required");
  if (encoding !== undefined && encoding !== null && encoding !== "base64") {
    throw invalid(`${at}.encoding`, "must be 'base64'");
  }
  const inline: Source = { type, content, target, ...(encoding === "base64" && { encoding }) };
  if (bytesOf(inline).length > LARGEST_INLINE) throw invalid(`${at}.content`, "may have 1 MB");
  return inline;
}

function parseTarget(value: unknown, at: string): string {
  if (typeof value !== "string" || value.length > 1_000) throw invalid(`${at}.target`, "is required");
  const parts = value.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.length === 0) throw invalid(`${at}.target`, "may not be the root directory");
  if (parts.includes("..")) throw invalid(`${at}.target`, "may not lead out of the environment");
  return value;
}

/** What an inline source holds; nothing for one that lies elsewhere. */
export function bytesOf({ content = "", encoding }: Source): Buffer {
  return Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
}

/** Environment variables are checked and not kept: they may be secrets. */
export function checkVariables(value: unknown, at: string): void {
  if (value === undefined || value === null) return;
  const isVariable = (entry: unknown) => typeof entry === "string" || isObject(entry);
  if (!isObject(value) || !Object.values(value).every(isVariable)) {
    throw invalid(at, "must be a map of strings or objects");
  }
}

function invalid(at: string, rule: string) {
  return refuse(400, `Invalid value at '${at}': ${rule}.`);
}
