import "server-only";
import type { ApiEvent } from "@/lib/protocol/interaction";

/** Leaves out events that have come before: a resumed stream may begin before where the last one ended. */
export async function* withoutRepeats(
  events: AsyncIterable<ApiEvent | null>,
): AsyncGenerator<ApiEvent | null> {
  const seen = new Set<string>();
  for await (const event of events) {
    const id = event?.event_id;
    yield id && seen.has(id) ? null : event;
    if (id) seen.add(id);
  }
}
