import { t } from "@/lib/i18n/translate";
import type { JsonSchema } from "@/lib/protocol/tools";
import { propertiesOf } from "./field-kinds";

type Property = { name: string; schema: JsonSchema; isRequired: boolean };

/** The properties of an object, in order. */
export function listProperties(schema: JsonSchema): Property[] {
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  return propertiesOf(schema).map(([name, property]) => ({
    name,
    schema: property,
    isRequired: required.includes(name),
  }));
}

/** The object with these properties in the place of its own. */
function withProperties({ required: _, ...schema }: JsonSchema, properties: readonly Property[]): JsonSchema {
  const required = properties.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  return {
    ...schema,
    properties: Object.fromEntries(properties.map((property) => [property.name, property.schema])),
    ...(required.length > 0 && { required }),
  };
}

/** One more property, of text, under a name that is free. */
export function addProperty(schema: JsonSchema): JsonSchema {
  const properties = listProperties(schema);
  const isFree = (name: string) => properties.every((property) => property.name !== name);
  let number = properties.length + 1;
  while (!isFree(`field_${number}`)) number += 1;
  const added = { name: `field_${number}`, schema: { type: "string" }, isRequired: true };
  return withProperties(schema, [...properties, added]);
}

export function changeProperty(schema: JsonSchema, at: number, change: Partial<Property>): JsonSchema {
  const properties = listProperties(schema);
  const changed = properties.map((property, index) => (index === at ? { ...property, ...change } : property));
  return withProperties(schema, changed);
}

export function removeProperty(schema: JsonSchema, at: number): JsonSchema {
  return withProperties(schema, listProperties(schema).toSpliced(at, 1));
}

export function moveProperty(schema: JsonSchema, at: number, to: number): JsonSchema {
  const properties = listProperties(schema);
  const moved = properties.slice(at, at + 1);
  return withProperties(schema, properties.toSpliced(at, 1).toSpliced(to, 0, ...moved));
}

/** Why a property cannot have that name; null where it can. */
export function whyNotName(schema: JsonSchema, at: number, name: string): string | null {
  if (name.trim() === "") return t("A field needs a name.");
  // JavaScript puts such names before all others, whatever their order.
  if (/^\d+$/.test(name)) return t("A name cannot be a number alone.");
  const isTaken = listProperties(schema).some((property, index) => index !== at && property.name === name);
  return isTaken ? t("Another field has this name.") : null;
}
