import { isSchema, typesOf } from "@/lib/protocol/json-schema-words";
import type { JsonSchema } from "@/lib/protocol/tools";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
// Deeper than any example that a person writes.
const MAX_DEPTH = 30;

/** A schema that the example fits, and others like it. What stands in the example is required. */
export function schemaOfExample(value: unknown): JsonSchema {
  return opened(infer(value, 0));
}

function infer(value: unknown, depth: number): JsonSchema {
  if (depth > MAX_DEPTH) return {};
  if (value === null) return { type: "null" };
  if (typeof value === "string") return { type: "string", ...formatOf(value) };
  if (typeof value === "number") return { type: Number.isInteger(value) ? "integer" : "number" };
  if (typeof value === "boolean") return { type: "boolean" };
  if (Array.isArray(value)) {
    const schemas = value.map((entry) => infer(entry, depth + 1));
    return { type: "array", items: schemas.length > 0 ? schemas.reduce(union) : {} };
  }
  if (!isSchema(value)) return {};
  const properties = Object.entries(value).map(([name, part]) => [name, infer(part, depth + 1)]);
  const required = Object.keys(value);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function formatOf(text: string): JsonSchema {
  if (DATE.test(text)) return { format: "date" };
  return DATE_TIME.test(text) ? { format: "date-time" } : {};
}

// A value that is empty in the example is meant to be something; what, the example does not tell.
function opened(schema: JsonSchema): JsonSchema {
  if (schema.type === "null") return {};
  const { properties, items } = schema;
  const entries = Object.entries(partOf(properties)).map(([name, part]) => [name, opened(partOf(part))]);
  return {
    ...schema,
    ...(isSchema(properties) && { properties: Object.fromEntries(entries) }),
    ...(isSchema(items) && { items: opened(items) }),
  };
}

function union(first: JsonSchema, second: JsonSchema): JsonSchema {
  const both = unionOfFilled(withoutNull(first), withoutNull(second));
  return canBeNull(first) || canBeNull(second) ? withNull(both) : both;
}

function canBeNull(schema: JsonSchema): boolean {
  return typesOf(schema).includes("null") || choicesOf(schema).some(({ type }) => type === "null");
}

function withoutNull(schema: JsonSchema): JsonSchema {
  if (Array.isArray(schema.anyOf)) return { anyOf: choicesOf(schema).filter(({ type }) => type !== "null") };
  const [type] = typesOf(schema).filter((name) => name !== "null");
  return type ? { ...schema, type } : {};
}

function withNull(schema: JsonSchema): JsonSchema {
  if (isEmpty(schema)) return { type: "null" };
  if (Array.isArray(schema.anyOf)) return { anyOf: [...choicesOf(schema), { type: "null" }] };
  return { ...schema, type: [...typesOf(schema), "null"] };
}

/** What both fit: of objects all properties, of which those are required that stand in each. */
function unionOfFilled(first: JsonSchema, second: JsonSchema): JsonSchema {
  if (isEmpty(first)) return second;
  if (isEmpty(second)) return first;
  const types = [first.type, second.type];
  if (types.includes("number") && types.includes("integer")) return { type: "number" };
  const isChoice = first.anyOf !== undefined || second.anyOf !== undefined;
  if (isChoice || first.type !== second.type)
    return { anyOf: [...choicesOf(first), ...choicesOf(second)].reduce(addChoice, []) };
  if (first.type === "array")
    return { type: "array", items: union(partOf(first.items), partOf(second.items)) };
  if (first.type === "object") return unionOfObjects(first, second);
  return first.format === second.format ? first : { type: "string" };
}

function unionOfObjects(first: JsonSchema, second: JsonSchema): JsonSchema {
  const ours = partOf(first.properties);
  const theirs = partOf(second.properties);
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const properties = names.map((name) => [name, union(own(ours, name), own(theirs, name))]);
  const required = namesOf(first.required).filter((name) => namesOf(second.required).includes(name));
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}

function choicesOf(schema: JsonSchema): JsonSchema[] {
  return Array.isArray(schema.anyOf) ? schema.anyOf.filter(isSchema) : [schema];
}

function addChoice(choices: JsonSchema[], schema: JsonSchema): JsonSchema[] {
  const at = choices.findIndex(({ type }) => type === schema.type);
  const same = choices[at];
  return same ? choices.with(at, union(same, schema)) : [...choices, schema];
}

function isEmpty(schema: JsonSchema): boolean {
  return Object.keys(schema).length === 0;
}

function partOf(value: unknown): JsonSchema {
  return isSchema(value) ? value : {};
}

function own(schemas: JsonSchema, name: string): JsonSchema {
  return Object.hasOwn(schemas, name) ? partOf(schemas[name]) : {};
}

function namesOf(required: unknown): unknown[] {
  return Array.isArray(required) ? required : [];
}
