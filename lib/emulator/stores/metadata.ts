import { refuseClassic } from "../errors.ts";
import { isObject } from "../wire.ts";

/** What a person has noted of a document, as `customMetadata` has it. */
export interface Metadata {
  key: string;
  stringValue?: string;
  numericValue?: number;
  stringListValue?: { values: string[] };
}

const MOST = 20;

export function parseMetadata(value: unknown): Metadata[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > MOST) {
    throw refuseClassic(400, `* custom_metadata: must be a list of at most ${MOST} entries.`);
  }
  return value.map(parseEntry);
}

/** The values of an entry, for filters. */
export function valuesOf({ stringValue, numericValue, stringListValue }: Metadata): (string | number)[] {
  return stringListValue?.values ?? [stringValue ?? numericValue ?? ""];
}

export function toRecord(metadata: Metadata[]): Record<string, unknown> {
  return Object.fromEntries(
    metadata.map((entry) => [entry.key, entry.stringListValue?.values ?? valuesOf(entry)[0]]),
  );
}

function parseEntry(entry: unknown): Metadata {
  if (!isObject(entry) || typeof entry.key !== "string" || entry.key === "") throw invalid("needs a key");
  const { key, stringValue, numericValue, stringListValue } = entry;
  if (typeof stringValue === "string") return { key, stringValue };
  if (typeof numericValue === "number") return { key, numericValue };
  const values = isObject(stringListValue) ? stringListValue.values : undefined;
  if (Array.isArray(values) && values.every((text) => typeof text === "string")) {
    return { key, stringListValue: { values } };
  }
  throw invalid(`needs a value for '${key}'`);
}

function invalid(what: string) {
  return refuseClassic(400, `* custom_metadata: an entry ${what}.`);
}
