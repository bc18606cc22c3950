import { factsOf, remarksOn } from "./code-facts";
import { quote, quoteForShell } from "./code-quote";
import type { CodeSource, Placeholder } from "./code-source";
import { type Notation, printValue } from "./print-value";

const BASE = `"\${GOOGLE_GEMINI_BASE_URL:-https://generativelanguage.googleapis.com}/v1/interactions`;
const KEY = '--header "x-goog-api-key: $GEMINI_API_KEY"';

// In a document whose end is quoted the shell reads nothing, so JSON needs no escape of its own.
const END = "JSON";

const NOTATION: Notation = {
  indent: "  ",
  padding: " ",
  trailingComma: "",
  words: { true: "true", false: "false", null: "null" },
  key: quote,
  expressionFor: () => null,
};

/** A command of a POSIX shell that makes the request with curl. Its answer is the stream of events as it comes. */
export function printCurl(source: CodeSource): string {
  const parts = partsOf(printValue(source.params, NOTATION), source.placeholders);
  const curl = `curl --no-buffer --silent --show-error ${BASE}" \\
  ${KEY} \\
  --header "content-type: application/json" \\
  --data-binary @-`;
  const body = parts.length === 1 ? `${curl} <<'${END}'\n${parts[0]}\n${END}` : `${joined(parts)} | ${curl}`;
  return `${[...remarksFor(source).map((remark) => `# ${remark}`), body, ...pollOf(source)].join("\n")}\n`;
}

function remarksFor(source: CodeSource): string[] {
  const variables = Object.values(source.placeholders).flatMap((placeholder) => {
    if (placeholder.kind === "upload") return [`${UPLOADED} (the address of ${placeholder.name} at Google)`];
    return placeholder.kind === "variable" ? [placeholder.name] : [];
  });
  const needed = ["GEMINI_API_KEY", ...new Set(variables)].join(", ");
  return remarksOn(source, [`Needs in the environment: ${needed}`]);
}

function pollOf(source: CodeSource): string[] {
  if (!factsOf(source).isBackground) return [];
  return [
    "",
    "# The work goes on at Google when the connection ends. Ask for it by the id that the first event names:",
    `# curl ${BASE}/ID" ${KEY}`,
  ];
}

type Part = string | Placeholder;

/** The JSON, cut where something of the shell's goes in. */
function partsOf(json: string, placeholders: CodeSource["placeholders"]): Part[] {
  const tokens = Object.keys(placeholders);
  if (tokens.length === 0) return [json];
  const cut = new RegExp(`(${tokens.map(quote).join("|")})`);
  return json.split(cut).map((part) => {
    const token = part.startsWith('"') && part.endsWith('"') ? part.slice(1, -1) : "";
    return Object.hasOwn(placeholders, token) ? (placeholders[token] ?? part) : part;
  });
}

/** Line ends between the parts are between values of JSON, where they mean nothing. */
function joined(parts: readonly Part[]): string {
  const commands = parts.map((part) =>
    typeof part === "string" ? `cat <<'${END}'\n${part}\n${END}` : `printf '"%s"' "$(${commandFor(part)})"`,
  );
  return `{\n${commands.join("\n")}\n}`;
}

const UPLOADED = "FILE_URI";

function commandFor(placeholder: Placeholder): string {
  switch (placeholder.kind) {
    case "file":
      // A name may begin with what would be an option.
      return `base64 < ${quoteForShell(`./${placeholder.name}`)} | tr -d '\\n'`;
    case "upload":
      return `printf '%s' "$${UPLOADED}"`;
    case "variable":
      return `printf '%s' "$${placeholder.name}" | sed 's/[\\\\"]/\\\\&/g'`;
  }
}
