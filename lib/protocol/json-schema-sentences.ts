import { type JsonType, typesOf } from "./json-schema-words";
import type { JsonSchema } from "./tools";

const NAMES: Record<JsonType, string> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  object: "an object",
  array: "a list",
  null: "empty",
};
const FORMATS: Record<string, string> = {
  date: "a date, like 2026-03-01",
  time: "a time, like 14:30:00Z",
  "date-time": "a date with a time, like 2026-03-01T14:30:00Z",
};
const SHOWN_VALUES = 8;

/** What the value would have to be, as the rest of a sentence about it. */
export function toSentence(keyword: string, schema: JsonSchema): string {
  const limit = toNumber(schema[keyword]);
  switch (keyword) {
    case "type":
      return `must be ${typesOf(schema)
        .map((type) => NAMES[type])
        .join(" or ")}`;
    case "enum":
      return `must be ${valuesOf(schema)}`;
    case "format":
      return `must be ${FORMATS[String(schema.format)] ?? `a ${String(schema.format)}`}`;
    case "minimum":
      return `must be at least ${limit}`;
    case "maximum":
      return `must be at most ${limit}`;
    case "minItems":
      return `must have at least ${counted(limit, "entry", "entries")}`;
    case "maxItems":
      return `must have at most ${counted(limit, "entry", "entries")}`;
    case "minLength":
      return `must have at least ${counted(limit, "character", "characters")}`;
    case "maxLength":
      return `must have at most ${counted(limit, "character", "characters")}`;
    case "minProperties":
      return `must have at least ${counted(limit, "property", "properties")}`;
    case "maxProperties":
      return `must have at most ${counted(limit, "property", "properties")}`;
    case "uniqueItems":
      return "must not have the same entry twice";
    case "contains":
    case "minContains":
    case "maxContains":
      return "does not have the right number of the entries that it must contain";
    case "choices":
      return "fits none of the choices in the schema";
    default:
      return "does not fit the schema";
  }
}

function valuesOf({ enum: values }: JsonSchema): string {
  const all = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  if (all.length === 1) return all.join("");
  const more = all.length - SHOWN_VALUES;
  return `one of ${all.slice(0, SHOWN_VALUES).join(", ")}${more > 0 ? ` or ${more} more` : ""}`;
}

function counted(count: string, one: string, many: string): string {
  return `${count} ${count === "1" ? one : many}`;
}

function toNumber(value: unknown): string {
  return typeof value === "number" ? String(value) : "0";
}
