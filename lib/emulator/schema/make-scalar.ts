import { capitalise } from "../scenarios/topic.ts";
import { isObject } from "../wire.ts";
import type { Schema } from "./check-schema.ts";
import type { Place } from "./make-document.ts";
import { readNumber, readText } from "./told.ts";

const FORMATS: Record<string, [RegExp, string]> = {
  date: [/^\d{4}-\d\d-\d\d$/, "2026-11-15"],
  "date-time": [/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/, "2026-11-15T09:30:00Z"],
  time: [/^\d\d:\d\d:\d\d/, "09:30:00Z"],
};
const USUAL: [key: RegExp, text: string][] = [
  [/e_?mail/i, "someone@example.com"],
  [/url|link|website/i, "https://example.com"],
  [/phone/i, "+49 30 0000000"],
  [/colou?r/i, "green"],
  [/currency/i, "EUR"],
  [/unit/i, "g"],
  [/country/i, "Germany"],
  [/city|place|location/i, "Berlin"],
  [/note|comment|description|summary|reason|explanation/i, "Invented by the demo, as an example."],
];

export function makeNumber(schema: Schema, { hint, key, index }: Place, text: string): number {
  const told = key ? readNumber(text, key) : undefined;
  const known = typeof hint === "number" ? hint : told;
  const parsed =
    typeof hint === "string" ? Number(/-?\d+(?:\.\d+)?/.exec(hint)?.[0] ?? Number.NaN) : Number.NaN;
  const value = known ?? (Number.isNaN(parsed) ? index + 1 : parsed);
  const low = typeof schema.minimum === "number" ? schema.minimum : Number.NEGATIVE_INFINITY;
  const high = typeof schema.maximum === "number" ? schema.maximum : Number.POSITIVE_INFINITY;
  const clamped = Math.min(high, Math.max(low, value));
  if (schema.type !== "integer" && !(Array.isArray(schema.type) && schema.type.includes("integer")))
    return clamped;
  const whole = Math.round(clamped);
  if (whole < low) return Math.ceil(low);
  return whole > high ? Math.floor(high) : whole;
}

export function makeText(
  schema: Schema,
  { hint, key, index }: Place,
  { text, topic }: { text: string; topic: string },
): string {
  const known = flat(hint);
  const format = typeof schema.format === "string" ? FORMATS[schema.format] : undefined;
  if (format) return known !== undefined && format[0].test(known) ? known : format[1];
  if (known !== undefined) return known;
  const told = key ? readText(text, key) : undefined;
  const usual = USUAL.find(([pattern]) => pattern.test(key))?.[1];
  const number = index > 0 ? ` ${index + 1}` : "";
  if (told ?? usual) return told ?? usual ?? "";
  if (/^(?:name|title|topic|subject|answer|heading|question)$/i.test(key))
    return capitalise(topic || "Example") + number;
  return `Example ${key.replaceAll("_", " ") || "text"}${number}`;
}

/** "200 g flour" for a thing with a name and an amount. */
function flat(hint: unknown): string | undefined {
  if (typeof hint === "string") return hint;
  if (typeof hint === "number" || typeof hint === "boolean") return String(hint);
  if (Array.isArray(hint)) return hint.map(flat).filter(Boolean).join(", ");
  if (!isObject(hint)) return undefined;
  return [hint.amount, hint.name].map(flat).filter(Boolean).join(" ") || undefined;
}
