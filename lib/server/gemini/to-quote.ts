import "server-only";
import { env } from "@/lib/server/env";

const ANY_KEY = /AIza[\w-]{35}/g;
const PROJECT = /\b(projects?(?:\/| |:|_number:| number:?)\s?)[\w-]*\d{6,}[\w-]*/gi;
const OWN_ADDRESS = /https?:\/\/[\w.-]*googleapis\.com[^\s"'<>]*/g;

/** What Google said, as it may be shown: it may quote the key, whose project that is, and where it was asked. */
export function toQuote(message: string): string {
  const { apiKey } = env();
  const withoutKey = apiKey ? message.replaceAll(apiKey, "…") : message;
  return withoutKey.replace(ANY_KEY, "…").replace(PROJECT, "$1…").replace(OWN_ADDRESS, "…");
}

/** The same in every text of a value of JSON. */
export function toQuoteOf<Value>(value: Value): Value {
  return JSON.parse(toQuote(JSON.stringify(value)));
}
