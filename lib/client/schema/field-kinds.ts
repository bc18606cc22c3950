import { shortList } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import { isSchema, typesOf, without } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";

/** What a field of the builder can be. */
export const FIELD_KINDS = [
  { value: "string", name: msg("Text") },
  { value: "number", name: msg("Number") },
  { value: "integer", name: msg("Whole number") },
  { value: "boolean", name: msg("Yes or no") },
  { value: "enum", name: msg("One of several") },
  { value: "object", name: msg("Group of fields") },
  { value: "array", name: msg("List") },
  { value: "any", name: msg("Anything") },
] as const;
export type FieldKind = (typeof FIELD_KINDS)[number]["value"];

/** Null where the builder cannot show what the schema says; then it stays as it is. */
export function kindOf(schema: JsonSchema): FieldKind | null {
  if (schema.anyOf !== undefined || schema.$ref !== undefined || schema.prefixItems !== undefined)
    return null;
  const types = typesOf(schema).filter((type) => type !== "null");
  const [type] = types;
  if (types.length === 0) return typesOf(schema).length === 0 && schema.enum === undefined ? "any" : null;
  if (types.length > 1 || !type) return null;
  if (schema.enum === undefined) return type;
  return type === "string" && valuesOf(schema) !== null ? "enum" : null;
}

/** The values of an enumeration of words. */
export function valuesOf({ enum: values }: JsonSchema): string[] | null {
  return Array.isArray(values) && values.every((value) => typeof value === "string") ? values : null;
}

export function propertiesOf({ properties }: JsonSchema): [string, JsonSchema][] {
  const entries = Object.entries(isSchema(properties) ? properties : {});
  return entries.map(([name, property]) => [name, isSchema(property) ? property : {}]);
}

export function itemsOf({ items }: JsonSchema): JsonSchema {
  return isSchema(items) ? items : {};
}

/** The schema of another kind, with what is said of any kind. */
export function withKind(schema: JsonSchema, kind: FieldKind): JsonSchema {
  const { title, description } = schema;
  const said = { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
  if (kind === "any") return said;
  const type = kind === "enum" ? "string" : kind;
  return { type: typesOf(schema).includes("null") ? [type, "null"] : type, ...said, ...beginningOf(kind) };
}

function beginningOf(kind: FieldKind): JsonSchema {
  if (kind === "object") return { properties: {} };
  if (kind === "array") return { items: { type: "string" } };
  return kind === "enum" ? { enum: [] } : {};
}

const SHOWN = [
  "type",
  "title",
  "description",
  "properties",
  "required",
  "enum",
  "items",
  "additionalProperties",
];

/** What else is said of a field, which only the text of the schema shows. */
export function otherWordsOf(schema: JsonSchema): string | null {
  const words = Object.entries(without(schema, ...SHOWN)).map(
    ([keyword, value]) => `${keyword} ${typeof value === "object" ? "…" : String(value)}`,
  );
  if (typesOf(schema).includes("null")) words.push(t("may be null"));
  return words.length > 0 ? shortList(words) : null;
}

/** Why what the builder shows is no schema yet; null where it is one. */
export function whyUnfinished(schema: JsonSchema, name = ""): string | null {
  const kind = kindOf(schema);
  if (kind === "enum" && valuesOf(schema)?.length === 0)
    return t("Write the values that {name} may have.", { name });
  if (kind === "array") return whyUnfinished(itemsOf(schema), name || t("the list"));
  if (kind !== "object") return null;
  for (const [property, inner] of propertiesOf(schema)) {
    const why = whyUnfinished(inner, property);
    if (why !== null) return why;
  }
  return null;
}
