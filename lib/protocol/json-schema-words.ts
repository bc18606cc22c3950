import type { JsonSchema } from "./tools";

const JSON_TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"] as const;
export type JsonType = (typeof JSON_TYPES)[number];

export function isSchema(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isJsonType(value: unknown): value is JsonType {
  return JSON_TYPES.some((type) => type === value);
}

/** The types that a schema names, as a list. */
export function typesOf({ type }: JsonSchema): JsonType[] {
  return (Array.isArray(type) ? type : [type]).filter(isJsonType);
}

const FORMATS: readonly unknown[] = ["date-time", "date", "time"];

const isText = (value: unknown) => typeof value === "string";
const isNumber = (value: unknown) => typeof value === "number" && Number.isFinite(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;

/**
 * Every keyword that the API takes, and what its value has to be. It enforces those up to `$ref`;
 * the rest it accepts, and only we check them.
 */
export const KEYWORDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => isJsonType(value) || (isFilled(value) && Array.isArray(value) && value.every(isJsonType)),
  title: isText,
  description: isText,
  properties: isSchema,
  required: (value) => Array.isArray(value),
  additionalProperties: (value) => typeof value === "boolean" || isSchema(value),
  enum: isFilled,
  format: (value) => FORMATS.includes(value),
  minimum: isNumber,
  maximum: isNumber,
  items: isSchema,
  prefixItems: isFilled,
  minItems: isCount,
  maxItems: isCount,
  anyOf: isFilled,
  $ref: (value) => value === "#",
  minLength: isCount,
  maxLength: isCount,
  minProperties: isCount,
  maxProperties: isCount,
  uniqueItems: (value) => typeof value === "boolean",
  contains: isSchema,
  minContains: isCount,
  maxContains: isCount,
};

/** What a keyword speaks of, where it is one type. */
export const TYPES_OF_KEYWORD: Readonly<Record<string, readonly JsonType[]>> = {
  format: ["string"],
  minLength: ["string"],
  maxLength: ["string"],
  minimum: ["number", "integer"],
  maximum: ["number", "integer"],
  properties: ["object"],
  required: ["object"],
  additionalProperties: ["object"],
  minProperties: ["object"],
  maxProperties: ["object"],
  items: ["array"],
  prefixItems: ["array"],
  minItems: ["array"],
  maxItems: ["array"],
  uniqueItems: ["array"],
  contains: ["array"],
  minContains: ["array"],
  maxContains: ["array"],
};

export function without(schema: JsonSchema, ...keywords: string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}
