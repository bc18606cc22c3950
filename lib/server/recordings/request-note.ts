import "server-only";
import type { RecordingNote } from "@/lib/protocol/recording";
import type { Params } from "@/lib/server/gemini/request";

// A history that is sent along is stored with its own turns; with each turn again it would grow by its square.
const LONGEST_REQUEST = 256 * 1024;
const LONGEST_PLAIN_TEXT = 200;

/** A request for the recording: without bytes, signatures (ADR 0006) and secrets of servers. */
export function toRequestNote(params: Params): RecordingNote {
  const { input } = params;
  const text = toText(params);
  if (text.length <= LONGEST_REQUEST || !Array.isArray(input))
    return { note: "request", params: JSON.parse(text) };
  const last = { ...params, input: input.slice(-1) } as Params;
  return { note: "request", params: JSON.parse(toText(last)), stepsLeftOut: input.length - 1 };
}

function toText(params: Params): string {
  return JSON.stringify(params, (key, value: unknown) => {
    if (key === "headers") return hideValues(value);
    if (typeof value !== "string") return value;
    if (key === "data" && value.length > LONGEST_PLAIN_TEXT) return `(${value.length} characters of base64)`;
    return key === "signature" && value !== "" ? `(a signature of ${value.length} characters)` : value;
  });
}

function hideValues(headers: unknown): unknown {
  if (typeof headers !== "object" || headers === null) return headers;
  return Object.fromEntries(Object.keys(headers).map((name) => [name, "…"]));
}
