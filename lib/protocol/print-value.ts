import { quote } from "./code-quote";

/** How a language writes the values of JSON. */
export type Notation = {
  indent: string;
  /** Between the braces and what is on one line with them. */
  padding: string;
  /** After the last of several lines. */
  trailingComma: string;
  words: { true: string; false: string; null: string };
  key(name: string): string;
  /** An expression in the place of a text; null where it is printed as it is. */
  expressionFor(text: string): string | null;
};

const LINE_WIDTH = 96;

/** A value of JSON as a literal, over several lines where it is long. The first line begins at `depth`. */
export function printValue(value: unknown, notation: Notation, depth = 0): string {
  if (typeof value === "string") return notation.expressionFor(value) ?? quote(value);
  if (typeof value === "number") return JSON.stringify(value);
  if (value === null || value === true || value === false) return notation.words[`${value}`];
  if (Array.isArray(value)) {
    const parts = value.map((entry) => printValue(entry ?? null, notation, depth + 1));
    return printParts(["[", "]"], parts, { ...notation, padding: "" }, depth);
  }
  // What is undefined is left out, as in JSON.
  const entries = Object.entries(value ?? {}).filter(([, entry]) => entry !== undefined);
  const parts = entries.map(
    ([name, entry]) => `${notation.key(name)}: ${printValue(entry, notation, depth + 1)}`,
  );
  return printParts(["{", "}"], parts, notation, depth);
}

function printParts(
  [open, close]: readonly [string, string],
  parts: readonly string[],
  { indent, padding, trailingComma }: Notation,
  depth: number,
): string {
  if (parts.length === 0) return open + close;
  const line = `${open}${padding}${parts.join(", ")}${padding}${close}`;
  const isShort = line.length + depth * indent.length <= LINE_WIDTH;
  if (isShort && !line.includes("\n")) return line;
  const inner = indent.repeat(depth + 1);
  const lines = parts.map((part) => inner + part).join(",\n");
  return `${open}\n${lines}${trailingComma}\n${indent.repeat(depth)}${close}`;
}
