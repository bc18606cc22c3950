import { type OutputUnit, Validator } from "@cfworker/json-schema";
import { msg, t } from "@/lib/i18n/translate";
import { Cleaning } from "./json-schema-cleaning";
import { toIssues } from "./json-schema-issues";
import { sizeOf } from "./json-schema-limits";
import { takesTooLong } from "./json-schema-visits";
import type { JsonSchema } from "./tools";

/** What is wrong, and where: the sentence continues the name of the place, as in "must be a number". */
export type JsonIssue = { path: (string | number)[]; message: string };

/**
 * The schema as the API takes it, and a sentence for each thing that was changed. What was meant is kept
 * where the API has other words for it. Cleaning it again changes nothing. Never throws.
 */
export function cleanSchema(schema: JsonSchema): { schema: JsonSchema; changes: string[] } {
  const cleaning = new Cleaning(schema);
  try {
    if (isTooDeep(schema)) {
      return { schema: {}, changes: [t("The schema is nested too deeply, so it was emptied.")] };
    }
    return { schema: cleaning.clean(schema), changes: cleaning.changes };
  } catch {
    // Only a schema that is no JSON gets here.
    return { schema: {}, changes: [t("The schema could not be read, so it was emptied.")] };
  }
}

/** Whether a schema cannot even be cleaned. */
export function isTooDeep(schema: JsonSchema): boolean {
  const size = sizeOf(schema);
  return size.isTooDeep || size.isTooLarge;
}

const UNCHECKABLE = msg("could not be checked against the schema");
const TOO_DEEP = msg("is nested too deeply to be checked");
const TOO_LARGE = msg("is too large to be checked");
// Comparing each entry with each other takes too long where there are many.
const MAX_FOR_UNIQUE = 2_000;

/**
 * What of a value does not fit the schema, as the API understands that: of the schema's words those count
 * that `cleanSchema` leaves. Never throws.
 */
export function validateJson(schema: JsonSchema, value: unknown): JsonIssue[] {
  try {
    const { schema: cleaned } = cleanSchema(schema);
    const size = sizeOf(value);
    if (size.isTooDeep) return [ofAll(TOO_DEEP)];
    const checked = size.count > MAX_FOR_UNIQUE ? withoutUnique(cleaned) : cleaned;
    if (size.isTooLarge || takesTooLong(checked, value)) return [ofAll(TOO_LARGE)];
    return toIssues(errorsOf(checked, value), { schema: checked, value });
  } catch {
    return [ofAll(UNCHECKABLE)];
  }
}

function ofAll(message: string): JsonIssue {
  return { path: [], message: t(message) };
}

function errorsOf(schema: JsonSchema, value: unknown): OutputUnit[] {
  return new Validator(schema, "2020-12", false).validate(value).errors;
}

function withoutUnique(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (keyword, part) =>
      keyword === "uniqueItems" && part === true ? undefined : part,
    ),
  );
}
