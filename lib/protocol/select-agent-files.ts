import type { ToolUse } from "./select-tool-uses";

type AgentsOwn = Pick<ToolUse, "call" | "argumentText">;

const PATH_NAMES = ["path", "file_path", "filename"];
// The path comes first; the content after it may be long, and may not be whole.
const PATH_IN_TEXT = /"(?:path|file_path|filename)"\s*:\s*("(?:[^"\\]|\\.)*")/;
const LOOKED_THROUGH = 2_000;

/** The file that an agent's call is about, as soon as it is known; null where it is about none. */
export function pathOf({ call, argumentText }: AgentsOwn): string | null {
  if (call.type !== "function_call") return null;
  if (argumentText !== undefined) return pathIn(argumentText.slice(0, LOOKED_THROUGH));
  const values = argumentsOf(call);
  const paths = PATH_NAMES.map((name) => values[name]);
  return paths.find((path): path is string => typeof path === "string" && path !== "") ?? null;
}

function pathIn(text: string): string | null {
  const written = PATH_IN_TEXT.exec(text)?.[1];
  if (!written) return null;
  try {
    return String(JSON.parse(written)) || null;
  } catch {
    return null;
  }
}

/** The name of a file without its folders. */
export function fileNameOf(path: string): string {
  return path.replace(/\/+$/, "").split("/").at(-1) || path;
}

/** The arguments of a call. What a model writes is not always what the types promise. */
export function argumentsOf(
  call: Extract<ToolUse["call"], { type: "function_call" }>,
): Record<string, unknown> {
  const values: unknown = call.arguments;
  return typeof values === "object" && values !== null ? { ...values } : {};
}

/** The files that agents have named in their calls, each once. */
export function selectPaths(uses: Iterable<AgentsOwn>): string[] {
  return [...new Set([...uses].flatMap((use) => pathOf(use) ?? []))];
}

// Words with a dot in them are rarely files: only endings that are nothing else count.
const FILE =
  /^[\w.@~+ /-]{0,200}[\w)-]\.(txt|md|csv|tsv|json|jsonl|py|ipynb|js|mjs|ts|tsx|jsx|html|css|svg|png|jpe?g|gif|webp|pdf|xml|ya?ml|toml|ini|sh|sql|log|xlsx|docx|pptx|zip|tar|gz|parquet|c|h|cpp|java|go|rs|rb|php|tex|wav|mp3|mp4)$/i;

/** The path that words in an answer stand for, where they are the name of a file; null where they are not. */
export function findPath(words: string, paths: readonly string[]): string | null {
  const known = paths.find((path) => path === words || path.endsWith(`/${words}`));
  return known ?? (FILE.test(words) ? words : null);
}
