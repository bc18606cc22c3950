import { t } from "@/lib/i18n/translate";

/** What compares a key of a document's metadata with a value. */
export const FILTER_OPERATORS = ["=", "!=", "<", "<=", ">", ">="] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/** `value` as a person writes it: what looks like a number is one, unless it stands in quotes. */
export type FilterCondition = { key: string; operator: FilterOperator; value: string };

const NUMBER = /^-?\d+(\.\d+)?$/;
const QUOTED = /^"(?:[^"\\]|\\.)*"$/s;
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|!=|<=|>=|[=<>:()]|[^\s=<>!:()"']+/gs;
const WORDS = ["AND", "OR", "NOT"];

/** A value as it was meant: `1984` is a number, `"1984"` and `Orwell` are texts. */
export function parseMetadataValue(written: string): string | number {
  const text = written.trim();
  if (NUMBER.test(text)) return Number(text);
  return QUOTED.test(text) ? text.slice(1, -1).replace(/\\(.)/gs, "$1") : text;
}

/** The other way: what `parseMetadataValue` reads as this value. */
export function writeMetadataValue(value: string | number): string {
  const isAmbiguous =
    value === "" || (typeof value === "string" && (NUMBER.test(value) || QUOTED.test(value)));
  return isAmbiguous ? quote(String(value)) : String(value);
}

/** The text of conditions that all hold, as the API takes it. */
export function writeFilter(conditions: readonly FilterCondition[]): string {
  return conditions
    .map(({ key, operator, value }) => {
      if (value.trim() === "") return `${key} ${operator}`;
      const meant = parseMetadataValue(value);
      return `${key} ${operator} ${typeof meant === "number" ? meant : quote(meant)}`;
    })
    .join(" AND ");
}

/** The conditions of a filter that is nothing but a list of them; null where it is more than that. */
export function parseConditions(filter: string): FilterCondition[] | null {
  if (filter.trim() === "") return [];
  const tokens = tokensOf(filter);
  if (!tokens || (tokens.length + 1) % 4 !== 0) return null;
  const conditions: FilterCondition[] = [];
  for (let at = 0; at < tokens.length; at += 4) {
    const [key = "", operator, value = "", joint = "AND"] = tokens.slice(at, at + 4);
    const known = FILTER_OPERATORS.find((candidate) => candidate === operator);
    if (!isKey(key) || !known || !isValue(value) || joint !== "AND") return null;
    conditions.push({ key, operator: known, value: writeMetadataValue(readValue(value)) });
  }
  return conditions;
}

/** What is wrong with a filter, in one sentence; null where it can be sent, or is empty. */
export function checkFilter(filter: string): string | null {
  if (filter.trim() === "") return null;
  const tokens = tokensOf(filter);
  if (!tokens) return t("A quotation mark is not closed, or a sign is not known here.");
  const rest = readAll(tokens);
  if (typeof rest === "string") return rest;
  if (rest.length === 0) return null;
  return rest[0] === ")"
    ? t("A bracket is closed that was not opened.")
    : t("Between two conditions stands AND or OR, not {word}.", { word: rest[0] ?? "" });
}

/** The tokens that are left, or what is wrong. */
type Reading = string[] | string;

function readAll(tokens: string[]): Reading {
  let rest = readOne(tokens);
  while (typeof rest !== "string" && (rest[0] === "AND" || rest[0] === "OR")) rest = readOne(rest.slice(1));
  return rest;
}

function readOne(tokens: string[]): Reading {
  const [key, operator, value] = tokens;
  if (key === "NOT") return readOne(tokens.slice(1));
  if (key === "(") {
    const rest = readAll(tokens.slice(1));
    if (typeof rest === "string") return rest;
    return rest[0] === ")" ? rest.slice(1) : t("A bracket is not closed.");
  }
  if (key === undefined) return t("A condition is missing at the end.");
  if (!isKey(key)) return t("A condition begins with a key, such as genre, and {key} is none.", { key });
  if (!operator || ![...FILTER_OPERATORS, ":"].includes(operator)) {
    return t("After {key} comes one of {operators}.", { key, operators: FILTER_OPERATORS.join(" ") });
  }
  if (value === undefined) return t("The value of {key} is missing.", { key });
  return isValue(value)
    ? tokens.slice(3)
    : t("The value of {key} stands in quotes: {condition}.", { key, condition: `${key} ${operator} "…"` });
}

function tokensOf(filter: string): string[] | null {
  const tokens = filter.match(TOKEN) ?? [];
  const isWhole = filter.replaceAll(TOKEN, "").trim() === "";
  return isWhole ? tokens : null;
}

function isKey(token: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(token) && !WORDS.includes(token);
}

function isValue(token: string): boolean {
  return NUMBER.test(token) || /^["']/.test(token);
}

function readValue(token: string): string | number {
  return NUMBER.test(token) ? Number(token) : token.slice(1, -1).replace(/\\(.)/gs, "$1");
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}
