import type { InteractionEvent } from "./wire.ts";

/** One piece of a response body, with the event it carries if it is one. */
export interface Frame {
  bytes: Uint8Array;
  event?: InteractionEvent;
}

const encoder = new TextEncoder();

export function toBytes(text: string): Uint8Array {
  return encoder.encode(text);
}

export function toFrame(event: InteractionEvent, isSorted: boolean): Frame {
  const text = JSON.stringify(isSorted ? sortKeys(event) : event);
  return { event, bytes: toBytes(`event: ${event.event_type}\ndata: ${text}\n\n`) };
}

export function doneFrame(): Frame {
  return { bytes: toBytes("event: done\ndata: [DONE]\n\n") };
}

// Recordings show both orders; a client that relies on one of them should fail here.
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
