import { isObject } from "../../wire.ts";
import { findExpression } from "../arithmetic.ts";
import {
  type Conversion,
  type Dice,
  findConversion,
  findDice,
  findNumbers,
  findPlaces,
  findZone,
  isPlaceName,
} from "./evidence.ts";
import { isSameUnit } from "./units.ts";

interface Parameters {
  properties: Record<string, unknown>;
  required: string[];
}

interface Material {
  text: string;
  place: string | undefined;
  numbers: number[];
  strings: string[];
  dice: Dice | undefined;
  conversion: Conversion | undefined;
}

/** Values for the properties of a schema, from the words of a text. What is optional and not told is left out. */
export function toArguments(
  { properties, required }: Parameters,
  { text, place }: { text: string; place: string | undefined },
): Record<string, unknown> {
  const material: Material = {
    text,
    place: place ?? findPlaces(text)[0],
    numbers: findNumbers(text),
    strings: [...text.matchAll(/["“']([^"”']+)["”']/g)].map(([, inside = ""]) => inside),
    dice: findDice(text),
    conversion: findConversion(text),
  };
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(properties)) {
    const property = { key, ...(isObject(schema) ? schema : {}) };
    const told = findValue(property, material);
    if (told !== undefined) values[key] = told;
    else if (required.includes(key)) values[key] = fallback(property, material);
  }
  return values;
}

type Property = { key: string } & Record<string, unknown>;

function findValue(property: Property, material: Material): unknown {
  if (Array.isArray(property.enum)) return findChoice(property.key, property.enum, material);
  switch (typeOf(property)) {
    case "number":
      return findNumber(property.key, material);
    case "integer": {
      const number = findNumber(property.key, material);
      return number === undefined ? undefined : Math.trunc(number);
    }
    case "boolean":
      return /\b(?:not|off|false|disable)\b/i.test(material.text) ? false : undefined;
    case "string":
    case undefined:
      return findString(property.key, material);
    default:
      return undefined;
  }
}

function findChoice(key: string, choices: unknown[], { text, conversion }: Material): unknown {
  const unit = conversion && (FROM.test(key) ? conversion.from : TO.test(key) ? conversion.to : undefined);
  if (unit !== undefined) return choices.find((choice) => isSameUnit(String(choice), unit));
  return choices.find((choice) => new RegExp(`\\b${escapeWord(String(choice))}s?\\b`, "i").test(text));
}

const FROM = /from|source/i;
const TO = /^to|_to|target/i;
const KEYS = {
  count: /count|dice|rolls|times|quantity|how_?many/i,
  sides: /sides|faces/i,
  value: /value|amount|number|quantity|magnitude/i,
};

function findNumber(key: string, { numbers, dice, conversion }: Material): number | undefined {
  if (dice && KEYS.sides.test(key)) return dice.sides;
  if (dice && KEYS.count.test(key)) return dice.count;
  if (conversion && KEYS.value.test(key)) return conversion.value;
  return numbers.shift();
}

function findString(key: string, { text, place, strings, conversion }: Material): string | undefined {
  if (/time_?zone|^tz$|^zone$/i.test(key)) return findZone(text);
  if (isPlaceName(key)) return place;
  if (/expression|formula|calculation/i.test(key)) return findExpression(text);
  if (conversion && FROM.test(key)) return conversion.from;
  if (conversion && TO.test(key)) return conversion.to;
  if (/^(?:query|question|text|prompt|message|topic|content|input)$/i.test(key))
    return strings.shift() ?? text;
  return strings.shift();
}

/** For a property that must be there and is not told. */
function fallback(property: Property, { text }: Material): unknown {
  if (Array.isArray(property.enum)) return property.enum[0];
  switch (typeOf(property)) {
    case "number":
    case "integer":
      return typeof property.minimum === "number" ? property.minimum : KEYS.sides.test(property.key) ? 6 : 1;
    case "boolean":
      return true;
    case "array":
      return [];
    case "object":
      return {};
    default:
      return isPlaceName(property.key) ? "Berlin" : text;
  }
}

function typeOf({ type }: Property): string | undefined {
  const first = Array.isArray(type) ? type.find((name) => name !== "null") : type;
  return typeof first === "string" ? first : undefined;
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
