import { t } from "@/lib/i18n/translate";
import { isJsonType, isSchema, type JsonType, TYPES_OF_KEYWORD, typesOf, without } from "./json-schema-words";
import type { JsonSchema } from "./tools";

/** Says in other words what the API does not understand; `tell` takes a sentence for each change. */
export type Rewrite = (schema: JsonSchema, tell: (change: string) => void) => JsonSchema;

const spellTypes: Rewrite = (schema, tell) => {
  if (schema.type === undefined) return schema;
  const written: unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type];
  const types = [...new Set(written.map((type) => (typeof type === "string" ? type.toLowerCase() : type)))];
  const known = types.filter(isJsonType).filter((type) => type !== "integer" || !types.includes("number"));
  const type = known.length === 1 ? known[0] : known;
  if (JSON.stringify(type) === JSON.stringify(schema.type)) return schema;
  if (known.length === 0)
    tell(t("the type {type} is not known and was removed.", { type: JSON.stringify(schema.type) }));
  else
    tell(
      t("the type {before} is now {now}.", {
        before: JSON.stringify(schema.type),
        now: JSON.stringify(type),
      }),
    );
  return known.length === 0 ? without(schema, "type") : { ...schema, type };
};

const spellNullable: Rewrite = (schema, tell) => {
  if (schema.nullable !== true) return schema;
  const types = typesOf(schema);
  const rest = without(schema, "nullable");
  if (types.length === 0 || types.includes("null")) return rest;
  tell(t('"nullable" is now the type "null" beside the other.'));
  return { ...rest, type: [...types, "null"] };
};

const spellConst: Rewrite = (schema, tell) => {
  if (!("const" in schema)) return schema;
  tell(t('"const" is now an "enum" with one value.'));
  return { ...without(schema, "const"), enum: [schema.const] };
};

const spellOneOf: Rewrite = (schema, tell) => {
  if (!Array.isArray(schema.oneOf) || schema.anyOf !== undefined) return schema;
  tell(t('"oneOf" is now "anyOf".'));
  return { ...without(schema, "oneOf"), anyOf: schema.oneOf };
};

const spellTuples: Rewrite = (schema, tell) => {
  const { items, prefixItems } = schema;
  if (Array.isArray(items) && prefixItems === undefined) {
    tell(t('the list in "items" is now "prefixItems".'));
    return { ...without(schema, "items"), prefixItems: items };
  }
  if (items === true) {
    tell(t('"items" may be anything, which is written {}.'));
    return { ...schema, items: {} };
  }
  if (items !== false || !Array.isArray(prefixItems)) return schema;
  tell(t('"items": false is now "maxItems".'));
  return { ...without(schema, "items"), maxItems: schema.maxItems ?? prefixItems.length };
};

const spellLimits: Rewrite = (schema, tell) => {
  const { exclusiveMinimum: above, exclusiveMaximum: below, ...rest } = schema;
  // The API has no open limits; a whole number above 3 is one from 4 on, for others the limit itself is let in.
  const step = schema.type === "integer" ? 1 : 0;
  if (typeof above === "number" && rest.minimum === undefined) {
    rest.minimum = Number.isInteger(above) ? above + step : above;
    tell(t('"exclusiveMinimum" is now "minimum": {limit}.', { limit: String(rest.minimum) }));
  }
  if (typeof below === "number" && rest.maximum === undefined) {
    rest.maximum = Number.isInteger(below) ? below - step : below;
    tell(t('"exclusiveMaximum" is now "maximum": {limit}.', { limit: String(rest.maximum) }));
  }
  return rest;
};

const splitTypes: Rewrite = (schema, tell) => {
  const types = typesOf(schema);
  if (types.filter((type) => type !== "null").length < 2) return schema;
  if (schema.anyOf !== undefined) {
    tell(t('the list of types was removed: "anyOf" names them.'));
    return without(schema, "type");
  }
  tell(t('the list of types is now "anyOf".'));
  const shared = Object.entries(schema).filter(([keyword]) => !TYPES_OF_KEYWORD[keyword]);
  return {
    ...without(Object.fromEntries(shared), "type"),
    anyOf: types.map((type) => ({ type, ...keywordsFor(schema, type) })),
  };
};

function keywordsFor(schema: JsonSchema, type: JsonType): JsonSchema {
  const entries = Object.entries(schema);
  return Object.fromEntries(entries.filter(([keyword]) => TYPES_OF_KEYWORD[keyword]?.includes(type)));
}

const nameType: Rewrite = (schema, tell) => {
  if (schema.type !== undefined || schema.anyOf !== undefined || schema.$ref !== undefined) return schema;
  const type = typeOfKeywords(schema);
  if (type === null) return schema;
  tell(t('the type "{type}" was added.', { type }));
  return { ...schema, type };
};

function typeOfKeywords({ properties, items, prefixItems, enum: values }: JsonSchema): JsonType | null {
  if (isSchema(properties)) return "object";
  if (isSchema(items) || Array.isArray(prefixItems)) return "array";
  if (!Array.isArray(values) || values.length === 0) return null;
  if (values.every((value) => typeof value === "string")) return "string";
  if (values.every((value) => Number.isInteger(value))) return "integer";
  return values.every((value) => typeof value === "number") ? "number" : null;
}

const fillItems: Rewrite = (schema, tell) => {
  const isBare = typesOf(schema).includes("array") && !isSchema(schema.items) && !schema.prefixItems;
  if (!isBare) return schema;
  // The API refuses a list that does not name its entries. This names them without narrowing what was meant.
  tell(t('"items" was added: the entries may be anything.'));
  return { ...schema, items: {} };
};

const nameRequired: Rewrite = (schema, tell) => {
  if (!Array.isArray(schema.required)) return schema;
  const { properties } = schema;
  const written: unknown[] = schema.required;
  const isNamed = (name: unknown) =>
    typeof name === "string" && isSchema(properties) && Object.hasOwn(properties, name);
  const required = [...new Set(written.filter(isNamed))];
  const unknown = written.filter((name) => !isNamed(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => JSON.stringify(name)).join(", ");
    tell(t('"required" named what is no property: {names}.', { names }));
  } else if (required.length === 0) tell(t('the empty "required" was removed.'));
  else if (required.length < written.length) tell(t('"required" named a property twice.'));
  return required.length === 0 ? without(schema, "required") : { ...schema, required };
};

/** In this order: each takes the words that those before it leave. */
export const SPELLINGS: readonly Rewrite[] = [
  spellTypes,
  spellNullable,
  spellConst,
  spellOneOf,
  spellTuples,
  spellLimits,
];
/** For a schema of which every keyword is known and well-formed. */
export const REPAIRS: readonly Rewrite[] = [splitTypes, nameType, fillItems, nameRequired];
