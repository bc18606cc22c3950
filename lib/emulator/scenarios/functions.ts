import type { PlannedStep } from "../performance.ts";
import { type FunctionDeclaration, type Prompt, type Scenario, say, thought } from "../prompt.ts";
import { isObject, textOf } from "../wire.ts";

/** Calls functions that the text names (or any, where one must be called), then reads their results. */
export const answerFunctions: Scenario = (prompt) => {
  if (prompt.results.length > 0) return readResults(prompt);
  if (!prompt.mayCall) return undefined;
  const named = prompt.functions.filter((declared) => isNamed(declared, prompt.text));
  const chosen = named.length > 0 || !prompt.mustCall ? named : prompt.functions.slice(0, 1);
  if (chosen.length === 0) return undefined;
  const steps = chosen.flatMap((declared) => toCalls(declared, prompt.text));
  return {
    thoughts: [thought("Using a function", `I call ${chosen.map(({ name }) => `\`${name}\``).join(", ")}.`)],
    steps,
  };
};

function readResults({ results }: Prompt) {
  const lines = results.map(({ name, result, isError }) => {
    const shown = typeof result === "string" ? result : textOf(result) || JSON.stringify(result);
    return isError ? `\`${name}\` failed: ${shown}` : `\`${name}\` answered: **${shown}**`;
  });
  const [first = ""] = lines;
  return lines.length === 1
    ? say(`${first}.`)
    : say(`The functions answered:\n\n${lines.map((line) => `- ${line}`).join("\n")}`);
}

/** `get_weather` is named by itself, or by its words: "the weather". */
function isNamed({ name }: FunctionDeclaration, text: string): boolean {
  const lower = text.toLowerCase();
  if (lower.includes(name.toLowerCase())) return true;
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\s_.:-]+/);
  const telling = words.filter((word) => !/^(?:get|set|find|list|the|a|of|for|to|current|my)$/.test(word));
  return telling.length > 0 && telling.every((word) => new RegExp(`\\b${word}`).test(lower));
}

/** One call; or one for each place, where the text names several ("in Paris and London"). */
function toCalls({ name, parameters }: FunctionDeclaration, text: string): PlannedStep[] {
  const properties = isObject(parameters?.properties) ? parameters.properties : {};
  const places = Object.keys(properties).some(isPlaceName) ? findPlaces(text) : [];
  const subjects = places.length > 0 ? places : [undefined];
  return subjects.map((place) => ({
    type: "function_call",
    name,
    arguments: toArguments(properties, text, place),
  }));
}

function toArguments(properties: Record<string, unknown>, text: string, place: string | undefined) {
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
  const strings = [...text.matchAll(/["“']([^"”']+)["”']/g)].map(([, inside]) => inside);
  const entries = Object.entries(properties).map(([key, schema]) => {
    const { type, enum: choices } = isObject(schema) ? schema : {};
    return [key, toValue({ key, type, choices }, { numbers, strings, place, text })];
  });
  return Object.fromEntries(entries);
}

interface Material {
  numbers: number[];
  strings: (string | undefined)[];
  place: string | undefined;
  text: string;
}

function toValue(property: { key: string; type: unknown; choices: unknown }, material: Material): unknown {
  const { key, type, choices } = property;
  if (Array.isArray(choices)) {
    return (
      choices.find((choice) => material.text.toLowerCase().includes(String(choice).toLowerCase())) ??
      choices[0]
    );
  }
  switch (type) {
    case "number":
      return material.numbers.shift() ?? 1;
    case "integer":
      return Math.trunc(material.numbers.shift() ?? 1);
    case "boolean":
      return !/\b(?:not|off|false|disable)\b/i.test(material.text);
    case "array":
      return material.strings.splice(0);
    case "object":
      return {};
    default:
      if (isPlaceName(key)) return material.place ?? "Berlin";
      return material.strings.shift() ?? material.text;
  }
}

function isPlaceName(key: string): boolean {
  return /^(?:location|city|place|town|where)$/i.test(key);
}

function findPlaces(text: string): string[] {
  const list =
    /\b(?:in|for|at|of) (\p{Lu}[\p{L}-]+(?:(?: |, |,? and | or )\p{Lu}[\p{L}-]+)*)/u.exec(text)?.[1] ?? "";
  return list.split(/, | and | or /).filter(Boolean);
}
