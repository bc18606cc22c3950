import { refuse } from "../errors.ts";
import { isObject } from "../wire.ts";

export type Schema = Record<string, unknown>;

const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];
const FORMATS = ["date-time", "date", "time"];
const ENFORCED = [
  ...["type", "title", "description", "properties", "required", "additionalProperties", "enum", "format"],
  ...["minimum", "maximum", "items", "prefixItems", "minItems", "maxItems", "anyOf", "$ref"],
];
// Taken, and nothing comes of them.
const IGNORED = [
  ...["minLength", "maxLength", "minProperties", "maxProperties", "uniqueItems", "contains"],
  ...["minContains", "maxContains"],
];
const KNOWN = new Set([...ENFORCED, ...IGNORED]);
const DEEPEST = 20;
const MOST_NODES = 500;

/** Refuses a schema that is none, that the API does not know in full, or that is too complex. */
export function checkSchema(value: unknown, at: string): asserts value is Schema {
  new SchemaCheck().visit(value, at, 1);
}

class SchemaCheck {
  #nodes = 0;

  visit(schema: unknown, at: string, depth: number): void {
    if (!isObject(schema)) throw invalid(at, "must be a JSON schema");
    this.#nodes += 1;
    if (depth > DEEPEST || this.#nodes > MOST_NODES) {
      throw refuse(400, "The specified schema is too complex: it has too many levels or properties.");
    }
    checkKeywords(schema, at);
    checkType(schema, at);
    for (const [key, inner] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      this.visit(inner, `${at}.properties.${key}`, depth + 1);
    }
    for (const keyword of ["items", "additionalProperties"] as const) {
      const inner = schema[keyword];
      if (inner !== undefined && typeof inner !== "boolean") this.visit(inner, `${at}.${keyword}`, depth + 1);
    }
    for (const keyword of ["anyOf", "prefixItems"] as const)
      this.#visitAll(schema[keyword], `${at}.${keyword}`, depth);
  }

  #visitAll(schemas: unknown, at: string, depth: number): void {
    if (schemas === undefined) return;
    if (!Array.isArray(schemas) || schemas.length === 0) throw invalid(at, "must be a non-empty list");
    schemas.forEach((inner, index) => {
      this.visit(inner, `${at}[${index}]`, depth + 1);
    });
  }
}

function checkKeywords(schema: Schema, at: string): void {
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword));
  if (unknown) throw refuse(400, `Invalid JSON payload received. Unknown name "${unknown}" at '${at}'.`);
  const { $ref, required, properties, format } = schema;
  if ($ref !== undefined && $ref !== "#") throw invalid(`${at}.$ref`, "must be '#'");
  if (properties !== undefined && !isObject(properties)) throw invalid(`${at}.properties`, "must be a map");
  if (format !== undefined && !FORMATS.includes(String(format))) {
    throw invalid(`${at}.format`, `must be one of ${FORMATS.join(", ")}`);
  }
  if (required !== undefined) checkRequired(required, properties, at);
  if (schema.enum !== undefined && !(Array.isArray(schema.enum) && schema.enum.length > 0)) {
    throw invalid(`${at}.enum`, "must be a non-empty list");
  }
}

function checkRequired(required: unknown, properties: unknown, at: string): void {
  if (!Array.isArray(required) || required.length === 0) {
    throw invalid(`${at}.required`, "should be a non-empty list of properties");
  }
  const missing = required.find((name) => !isObject(properties) || !(String(name) in properties));
  if (missing !== undefined) throw invalid(`${at}.required`, `property '${missing}' is not defined`);
}

function checkType(schema: Schema, at: string): void {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? "null"];
  if (types.length === 0 || types.some((type) => !TYPES.includes(String(type)))) {
    throw invalid(`${at}.type`, `must be one of ${TYPES.join(", ")}`);
  }
  if (types.includes("array") && schema.items === undefined && schema.prefixItems === undefined) {
    throw invalid(`${at}.items`, "missing field");
  }
}

function invalid(at: string, rule: string) {
  return refuse(400, `Invalid value at '${at}': ${rule}.`);
}
