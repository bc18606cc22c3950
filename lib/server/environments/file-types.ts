import "server-only";

const PICTURES = new Map([
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["gif", "image/gif"],
  ["webp", "image/webp"],
]);
const TEXTS =
  /^(txt|md|markdown|rst|log|csv|tsv|json|jsonl|ndjson|ya?ml|toml|ini|cfg|conf|env|lock|xml|html?|css|scss|m?[jt]sx?|c[jt]s|py|ipynb|rb|go|rs|java|kt|c|h|cc|cpp|hpp|cs|php|pl|lua|r|jl|swift|scala|sql|sh|bash|zsh|ps1|bat|tex|diff|patch)$/;
const TEXT_TYPE = /^(text\/|application\/(json|x-ndjson|[\w.-]+\+json)$)/;
const PLAIN = "text/plain; charset=utf-8";

/**
 * As what a file may be looked at in the page: a picture as itself, a text as nothing but text. Null is not at all:
 * what could be run is no picture, and drawings are programs. Names and types are of an agent's making, so both are only believed as far as
 * they lead to one of these.
 */
export function viewTypeOf(path: string, declared: string | null): string | null {
  const bare = (declared ?? "").toLowerCase().replace(/\s*;.*$/s, "");
  if ([...PICTURES.values()].includes(bare)) return bare;
  if (TEXT_TYPE.test(bare)) return PLAIN;
  const ending = endingOf(path);
  const isUnknown = bare === "" || bare === "application/octet-stream";
  return isUnknown ? (PICTURES.get(ending) ?? (TEXTS.test(ending) ? PLAIN : null)) : null;
}

/** The type under which a file is put into an environment. */
export function uploadTypeOf(path: string): string {
  const ending = endingOf(path);
  if (ending === "json") return "application/json";
  return PICTURES.get(ending) ?? (TEXTS.test(ending) ? "text/plain" : "application/octet-stream");
}

function endingOf(path: string): string {
  return /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}
