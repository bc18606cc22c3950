import "server-only";
import { parseApiEvent } from "@/lib/protocol/api-event";
import type { ApiEvent, Interaction } from "@/lib/protocol/interaction";
import { note } from "@/lib/server/recordings/noting";
import { callOptions, gemini } from "./client";
import { withKnownFields, withKnownFieldsOfEvent } from "./known-fields";
import type { Params } from "./request";

/** What a stream of the API brings, as the SDK yields it. `toApiEvent` reads it. */
export type Frames = AsyncIterable<unknown>;

/** Starts an interaction. Throws what the SDK throws, here and while it is read: `toFailure` reads it. */
export function startInteraction(params: Params, signal: AbortSignal): Promise<Frames> {
  return gemini(signal).interactions.create(params, callOptions(signal));
}

/** The stream of a background interaction after the event of that id; all of it where there is none. */
export function resumeInteraction(
  id: string,
  lastEventId: string | null,
  signal: AbortSignal,
): Promise<Frames> {
  const place = { stream: true as const, ...(lastEventId !== null && { last_event_id: lastEventId }) };
  return gemini(signal).interactions.get(id, place, callOptions(signal));
}

/** The API's event in a frame, with what is ours to keep of it; null where it could not be read. */
export function toApiEvent(frame: unknown): ApiEvent | null {
  const event = parseApiEvent(frame);
  if (event) return withKnownFieldsOfEvent(event);
  noteUnreadable(frame);
  return null;
}

// Enough to see what it was.
const LONGEST_QUOTE = 2_000;

function noteUnreadable(frame: unknown): void {
  const text = typeof frame === "string" ? frame : (JSON.stringify(frame) ?? "");
  note({ note: "unreadable", frame: text.slice(0, LONGEST_QUOTE).toWellFormed(), length: text.length });
}

/** The interaction as Google has it. */
export async function getInteraction(id: string, signal: AbortSignal): Promise<Interaction> {
  return withKnownFields(await gemini(signal).interactions.get(id, null, callOptions(signal)));
}

export async function cancelInteraction(id: string, signal: AbortSignal): Promise<void> {
  await gemini(signal).interactions.cancel(id, null, callOptions(signal));
}

export async function deleteInteraction(id: string, signal: AbortSignal): Promise<void> {
  await gemini(signal).interactions.delete(id, null, callOptions(signal));
}
