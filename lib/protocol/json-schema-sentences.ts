import { shortList } from "@/lib/i18n/formats";
import { msg, t, tCount } from "@/lib/i18n/translate";
import { type JsonType, typesOf } from "./json-schema-words";
import type { JsonSchema } from "./tools";

const NAMES: Record<JsonType, string> = {
  string: msg("text"),
  number: msg("a number"),
  integer: msg("a whole number"),
  boolean: msg("true or false"),
  object: msg("an object"),
  array: msg("a list"),
  null: msg("empty"),
};
const FORMATS: Record<string, string> = {
  date: msg("a date, like 2026-03-01"),
  time: msg("a time, like 14:30:00Z"),
  "date-time": msg("a date with a time, like 2026-03-01T14:30:00Z"),
};
const SHOWN_VALUES = 8;

/** What the value would have to be, as the rest of a sentence about it. */
export function toSentence(keyword: string, schema: JsonSchema): string {
  const limit = toNumber(schema[keyword]);
  switch (keyword) {
    case "type":
      return t("must be {value}", {
        value: typesOf(schema)
          .map((type) => t(NAMES[type]))
          .reduce(orOf, ""),
      });
    case "enum":
      return t("must be {value}", { value: valuesOf(schema) });
    case "format":
      return t("must be {value}", { value: formatOf(String(schema.format)) });
    case "minimum":
      return t("must be at least {limit}", { limit: String(limit) });
    case "maximum":
      return t("must be at most {limit}", { limit: String(limit) });
    case "minItems":
      return tCount(limit, "must have at least {count} entry", "must have at least {count} entries");
    case "maxItems":
      return tCount(limit, "must have at most {count} entry", "must have at most {count} entries");
    case "minLength":
      return tCount(limit, "must have at least {count} character", "must have at least {count} characters");
    case "maxLength":
      return tCount(limit, "must have at most {count} character", "must have at most {count} characters");
    case "minProperties":
      return tCount(limit, "must have at least {count} property", "must have at least {count} properties");
    case "maxProperties":
      return tCount(limit, "must have at most {count} property", "must have at most {count} properties");
    case "uniqueItems":
      return t("must not have the same entry twice");
    case "contains":
    case "minContains":
    case "maxContains":
      return t("does not have the right number of the entries that it must contain");
    case "choices":
      return t("fits none of the choices in the schema");
    default:
      return t("does not fit the schema");
  }
}

function valuesOf({ enum: values }: JsonSchema): string {
  const all = Array.isArray(values) ? values.map((value) => JSON.stringify(value)) : [];
  if (all.length === 1) return all.join("");
  const more = all.length - SHOWN_VALUES;
  const shown = shortList(all.slice(0, SHOWN_VALUES));
  return more > 0
    ? tCount(more, "one of {values} or {count} more", "one of {values} or {count} more", { values: shown })
    : t("one of {values}", { values: shown });
}

function formatOf(format: string): string {
  const known = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  return known === undefined ? t("a {format}", { format }) : t(known);
}

function orOf(before: string, next: string): string {
  return before === "" ? next : t("{one} or {other}", { one: before, other: next });
}

function toNumber(value: unknown): number {
  return typeof value === "number" ? value : 0;
}
