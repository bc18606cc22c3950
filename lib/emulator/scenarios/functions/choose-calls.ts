import type { FunctionDeclaration, Prompt } from "../../prompt.ts";
import { isObject } from "../../wire.ts";
import { findExpression } from "../arithmetic.ts";
import { toArguments } from "./arguments.ts";
import { findPlaces, isPlaceName } from "./evidence.ts";

export interface Call {
  name: string;
  arguments: Record<string, unknown>;
}

/** The calls that the text asks for; one of any where one must be called. */
export function chooseCalls({ functions, text, mayCall, mustCall }: Prompt): Call[] {
  if (!mayCall) return [];
  const named = functions.filter((declared) => isMeant(declared, text));
  const chosen = named.length > 0 || !mustCall ? named : functions.slice(0, 1);
  return chosen.flatMap((declared) => toCalls(declared, text));
}

/** One call; or one for each place, where the text names several ("in Paris and London"). */
export function toCalls({ name, parameters }: FunctionDeclaration, text: string): Call[] {
  const properties = isObject(parameters?.properties) ? parameters.properties : {};
  const required = Array.isArray(parameters?.required) ? parameters.required.map(String) : [];
  const places = Object.keys(properties).some(isPlaceName) ? findPlaces(text) : [];
  const subjects = places.length > 0 ? places : [undefined];
  return subjects.map((place) => ({
    name,
    arguments: toArguments({ properties, required }, { text, place }),
  }));
}

// What functions are for, by their names, and what people say who want that.
const PURPOSES: [name: RegExp, asked: (text: string) => boolean][] = [
  [
    /weather|forecast|temperature/i,
    (text) => /\b(?:weather|forecast|temperature|rain|sunny|umbrella)\b/i.test(text),
  ],
  [/\b(?:dice|die|roll)\b/i, (text) => /\b(?:dice|die|roll|d\d+|\d+d\d+)\b/i.test(text)],
  [
    /\b(?:time|clock|date|now)\b/i,
    (text) =>
      /\b(?:what(?:'s| is) the (?:time|date)|what time|which day|current time|today's date)\b/i.test(text),
  ],
  [
    /\b(?:convert|units?)\b/i,
    (text) => /\bconvert\b|\bhow many \w+ (?:is|are|in)\b|\d ?\p{L}+ (?:to|into|in) \p{L}+/iu.test(text),
  ],
  [/calc|arithmetic|math|evaluat|expression/i, (text) => findExpression(text) !== undefined],
];

/** `get_weather` is meant by its name, by its words ("the weather"), or by what it is for. */
function isMeant({ name }: FunctionDeclaration, text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.includes(name.toLowerCase())) return true;
  const spaced = name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[_.:-]+/g, " ");
  if (PURPOSES.some(([purpose, isAsked]) => purpose.test(spaced) && isAsked(text))) return true;
  const words = spaced.toLowerCase().split(/\s+/);
  const telling = words.filter((word) => !/^(?:get|set|find|list|the|a|of|for|to|current|my)$/.test(word));
  return telling.length > 0 && telling.every((word) => new RegExp(`\\b${word}`).test(lower));
}
