import { topicOf } from "../scenarios/topic.ts";
import { isObject } from "../wire.ts";
import type { Schema } from "./check-schema.ts";
import { isForPlace, isForText, lookUp } from "./hints.ts";
import { makeNumber, makeText } from "./make-scalar.ts";
import { findSubject, isAboutPeople } from "./subjects.ts";
import { readPerson } from "./told.ts";

// Deeper than this, what need not be there is left out, so that a schema that refers to itself ends.
const DEEPEST_OPTIONAL = 5;
const DEEPEST = 24;
const USUAL_ITEMS = 3;

/** A document by the schema, about what the text asks for as far as the demo knows of it. */
export function makeDocument(schema: Schema | undefined, text: string): unknown {
  const [first, ...others] = findSubject(text);
  const own = first && isAboutPeople([first]) ? { ...first, ...readPerson(text) } : first;
  const maker = new DocumentMaker(schema ?? ANY, text, own ? [own, ...others] : []);
  return maker.make(schema ?? ANY, { hint: own, key: "", depth: 0, index: 0 });
}

const ANY: Schema = {
  type: "object",
  properties: { topic: { type: "string" }, note: { type: "string" } },
  required: ["topic", "note"],
};

export interface Place {
  /** What is known of the value. */
  hint: unknown;
  /** The property that it is for. */
  key: string;
  depth: number;
  /** Its place in the nearest list, from 0. */
  index: number;
}

class DocumentMaker {
  readonly #root: Schema;
  readonly #text: string;
  readonly #rows: unknown[];

  constructor(root: Schema, text: string, rows: unknown[]) {
    this.#root = root;
    this.#text = text;
    this.#rows = rows;
  }

  make(schema: Schema, place: Place): unknown {
    if (place.depth > DEEPEST) return null;
    if (schema.$ref === "#") return this.make(this.#root, { ...place, depth: place.depth + 1 });
    if (Array.isArray(schema.enum)) return this.#choose(schema.enum, place);
    if (Array.isArray(schema.anyOf)) return this.make(chooseSchema(schema.anyOf, place), place);
    switch (typeOf(schema)) {
      case "object":
        return this.#makeObject(schema, place);
      case "array":
        return this.#makeArray(schema, place);
      case "number":
      case "integer":
        return makeNumber(schema, place, this.#text);
      case "boolean":
        return typeof place.hint === "boolean" ? place.hint : true;
      case "null":
        return null;
      default:
        return makeText(schema, place, { text: this.#text, topic: topicOf(this.#text) });
    }
  }

  #choose(choices: unknown[], { hint, index }: Place): unknown {
    const lower = this.#text.toLowerCase();
    const known = choices.find((choice) => choice === hint);
    const told = choices.find((choice) => typeof choice === "string" && lower.includes(choice.toLowerCase()));
    return known ?? told ?? choices[index % choices.length];
  }

  #makeObject(schema: Schema, place: Place): Record<string, unknown> {
    const properties = isObject(schema.properties) ? schema.properties : {};
    const required = Array.isArray(schema.required) ? schema.required : [];
    const made: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(properties)) {
      if (!isObject(inner) || (place.depth >= DEEPEST_OPTIONAL && !required.includes(key))) continue;
      made[key] = this.make(inner, {
        ...place,
        hint: this.#hintFor(inner, key, place),
        key,
        depth: place.depth + 1,
      });
    }
    if (Object.keys(properties).length === 0 && isObject(schema.additionalProperties)) {
      for (const key of ["first", "second"]) {
        made[key] = this.make(schema.additionalProperties, {
          ...place,
          hint: undefined,
          key,
          depth: place.depth + 1,
        });
      }
    }
    return made;
  }

  #hintFor(schema: Schema, key: string, { hint, depth, index }: Place): unknown {
    const known = lookUp(hint, key);
    if (known !== undefined) return known;
    if (typeof hint === "string" || typeof hint === "number") {
      if (isForPlace(key) && typeOf(schema) !== "string") return index + 1;
      return isForText(key) ? hint : undefined;
    }
    // "rivers": the list itself, or the one thing that the whole document is about.
    if (depth > 1) return undefined;
    if (typeOf(schema) === "array" && holdsObjects(schema)) return this.#rows;
    return typeOf(schema) === "object" ? this.#rows[0] : undefined;
  }

  #makeArray(schema: Schema, place: Place): unknown[] {
    const known = hintsFor(place.hint, place.depth === 0 ? this.#rows : undefined);
    const prefix = Array.isArray(schema.prefixItems) ? schema.prefixItems.filter(isObject) : [];
    const items = isObject(schema.items) ? schema.items : undefined;
    const least = typeof schema.minItems === "number" ? schema.minItems : 0;
    const most = typeof schema.maxItems === "number" ? schema.maxItems : Number.POSITIVE_INFINITY;
    const isDeep = place.depth >= DEEPEST_OPTIONAL || (items?.$ref === "#" && place.depth >= 2);
    const usual = prefix.length > 0 ? prefix.length : known.length || USUAL_ITEMS;
    const count = Math.min(most, Math.max(least, isDeep ? prefix.length : usual));
    return Array.from({ length: count }, (_, index) => {
      const inner = prefix[index] ?? items ?? {};
      const hint = known.length > 0 ? known[index % known.length] : undefined;
      return this.make(inner, { hint, key: place.key, depth: place.depth + 1, index });
    });
  }
}

function hintsFor(hint: unknown, rows: unknown[] | undefined): unknown[] {
  if (Array.isArray(hint)) return hint;
  if (rows && rows.length > 0) return rows;
  return hint === undefined ? [] : [hint];
}

function holdsObjects({ items }: Schema): boolean {
  return isObject(items) && typeOf(items) === "object";
}

/** The first that fits what is known, or else the first that is not null. */
function chooseSchema(schemas: unknown[], { hint, depth }: Place): Schema {
  const known = schemas.filter(isObject);
  const wanted = Array.isArray(hint) ? "array" : hint === null || hint === undefined ? "" : typeof hint;
  const fitting = known.find((schema) => typeOf(schema) === wanted);
  const ending = depth >= DEEPEST_OPTIONAL ? known.find((schema) => typeOf(schema) === "null") : undefined;
  return ending ?? fitting ?? known.find((schema) => typeOf(schema) !== "null") ?? known[0] ?? {};
}

/** Null only where nothing else is allowed. */
function typeOf(schema: Schema): string {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type];
  const type = types.find((name) => name !== "null") ?? types[0];
  if (type !== undefined) return String(type);
  if (schema.properties) return "object";
  return schema.items || schema.prefixItems ? "array" : "string";
}
