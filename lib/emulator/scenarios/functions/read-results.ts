import { parseJson } from "../../json.ts";
import type { FunctionResult } from "../../prompt.ts";
import { isObject, textOf } from "../../wire.ts";
import type { Sentence } from "../../world/cited.ts";

const MOST_FIELDS = 8;

/** A sentence for one result, a list for several. */
export function readResults(results: FunctionResult[]): Sentence[] {
  const lines = results.map(toLine);
  const [first = ""] = lines;
  if (lines.length === 1) return [{ text: `${first}.` }];
  return [{ text: `The functions answered:\n\n${lines.map((line) => `- ${line}`).join("\n")}` }];
}

function toLine({ name, result, isError }: FunctionResult): string {
  const shown = tellValue(fromString(result));
  return isError ? `\`${name}\` failed: ${shown}` : `\`${name}\` answered: **${shown}**`;
}

/** `temperature 21, sky clear` for a flat object; anything else as it is. */
function tellValue(value: unknown): string {
  if (typeof value === "string") return value.trim().replace(/\.$/, "");
  if (Array.isArray(value)) return textOf(value) || JSON.stringify(value);
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.entries(value);
  const isFlat = fields.every(([, field]) => !isObject(field));
  if (!isFlat || fields.length === 0 || fields.length > MOST_FIELDS) return JSON.stringify(value);
  return fields.map(([key, field]) => `${key.replaceAll("_", " ")} ${tellField(field)}`).join(", ");
}

function tellField(field: unknown): string {
  if (Array.isArray(field)) return field.map(tellField).join(" + ");
  return typeof field === "string" ? field : JSON.stringify(field);
}

/** For old models every result is a string, an object its JSON. */
function fromString(result: unknown): unknown {
  return typeof result === "string" && /^\s*[{[]/.test(result) ? (parseJson(result) ?? result) : result;
}
