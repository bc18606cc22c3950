import { isSchema, typesOf } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";

const NOTHING: JsonSchema = {};

/** The schema of what stands under a key or an index; empty where the schema does not say. */
export function schemaBelow(schema: JsonSchema, key: string | number, root: JsonSchema): JsonSchema {
  for (const choice of choicesOf(schema, root)) {
    const part = typeof key === "number" ? entryOf(choice, key) : propertyOf(choice, key);
    if (isSchema(part)) return part.$ref === "#" ? root : part;
  }
  return NOTHING;
}

/** The names of properties, in the order of the schema. */
export function namesIn(schema: JsonSchema, root: JsonSchema): string[] {
  return choicesOf(schema, root).flatMap(({ properties }) =>
    isSchema(properties) ? Object.keys(properties) : [],
  );
}

/** Whether a list is one of objects, which read well as rows. */
export function isTable(schema: JsonSchema, entries: readonly unknown[], root: JsonSchema): boolean {
  if (entries.length > 0) return entries.every(isSchema);
  return typesOf(schemaBelow(schema, 0, root)).includes("object");
}

function choicesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  if (schema.$ref === "#" && schema !== root) return choicesOf(root, root);
  return Array.isArray(schema.anyOf) ? [schema, ...schema.anyOf.filter(isSchema)] : [schema];
}

function propertyOf({ properties, additionalProperties }: JsonSchema, name: string): unknown {
  return isSchema(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
}

function entryOf({ prefixItems, items }: JsonSchema, at: number): unknown {
  return (Array.isArray(prefixItems) ? prefixItems[at] : undefined) ?? items;
}

/** What a field is called: by its schema, else by its name as people write. */
export function labelOf(schema: JsonSchema, name: string): string {
  if (typeof schema.title === "string" && schema.title !== "") return schema.title;
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/[_-]+/g, " ")
    .trim();
  return words === "" ? name : `${words.charAt(0).toUpperCase()}${lowered(words.slice(1))}`;
}

// Words that are all capitals are abbreviations.
function lowered(words: string): string {
  return words.replace(/(?<=\s)\p{Lu}(?=\p{Ll})/gu, (letter) => letter.toLowerCase());
}
