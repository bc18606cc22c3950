import "server-only";
import { parseApiEvent } from "@/lib/protocol/api-event";
import type { ApiEvent, Interaction } from "@/lib/protocol/interaction";
import { callOptions, gemini } from "./client";
import { withKnownFields, withKnownFieldsOfEvent } from "./known-fields";
import type { Params } from "./request";

/**
 * Starts an interaction and yields the API's events; null stands for a frame that could not be read.
 * Throws what the SDK throws: `toFailure` reads it.
 */
export async function* startInteraction(
  params: Params,
  signal: AbortSignal,
): AsyncGenerator<ApiEvent | null> {
  const stream = await gemini(signal).interactions.create(params, callOptions(signal));
  for await (const value of stream) {
    const event = parseApiEvent(value);
    yield event && withKnownFieldsOfEvent(event);
  }
}

/** The events of a background interaction after the one of that id; all of them where there is none. */
export async function* resumeInteraction(
  id: string,
  lastEventId: string | null,
  signal: AbortSignal,
): AsyncGenerator<ApiEvent | null> {
  const place = { stream: true as const, ...(lastEventId !== null && { last_event_id: lastEventId }) };
  const stream = await gemini(signal).interactions.get(id, place, callOptions(signal));
  for await (const value of stream) {
    const event = parseApiEvent(value);
    yield event && withKnownFieldsOfEvent(event);
  }
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
