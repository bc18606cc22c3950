import { t } from "@/lib/i18n/translate";
import { cleanSchema, isTooDeep } from "./json-schema";
import { isSchema } from "./json-schema-words";
import { type JsonFault, JsonReader } from "./partial-json";
import type { JsonSchema } from "./tools";

type CheckedJson = { value: unknown; error: null } | { value: undefined; error: string };
export type CheckedSchema =
  | { schema: JsonSchema; changes: string[]; error: null }
  | { schema: null; changes: []; error: string };

/** JSON as a person writes it, or a sentence that says where it is none. */
export function checkJsonText(text: string): CheckedJson {
  const reader = new JsonReader();
  reader.push(text);
  reader.finish();
  const { value, state, fault } = reader.read();
  if (state === "whole") return { value, error: null };
  return { value: undefined, error: sentenceFor(text, fault ?? reader.next) };
}

/** The schema that a text holds, cleaned. `mustBeObject`: as the arguments of functions are. */
export function checkSchemaText(text: string, { mustBeObject = false } = {}): CheckedSchema {
  if (text.trim() === "")
    return refused(t('Write a schema, for example {"type": "object", "properties": {}}.'));
  const { value, error } = checkJsonText(text);
  if (error !== null) return refused(error);
  if (!isSchema(value)) return refused(t('A schema is an object in braces, for example {"type": "string"}.'));
  if (isTooDeep(value))
    return refused(t("The schema is nested too deeply: put parts of it into fewer levels."));
  const { schema, changes } = cleanSchema(value);
  if (mustBeObject && schema.type !== "object") return refused(t('At the top, "type" must be "object".'));
  return { schema, changes, error: null };
}

function refused(error: string): CheckedSchema {
  return { schema: null, changes: [], error };
}

/** Where the text stops being JSON, as people count. */
export function sentenceFor(text: string, { offset, expected }: JsonFault): string {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - before.lastIndexOf("\n");
  const found = text.slice(offset, offset + 1);
  const place = { line, column, expected: t(expected) };
  if (found === "") {
    return t("Line {line}, column {column}: the text ends, but {expected} has to follow.", place);
  }
  if (found === "\n") {
    return t("Line {line}, column {column}: the line ends, but {expected} has to follow.", place);
  }
  return t("Line {line}, column {column}: {expected} has to stand here, not {found}.", {
    ...place,
    found: found === '"' ? t("a quotation mark") : `"${found}"`,
  });
}
