import "server-only";
import type { ApiEvent } from "@/lib/protocol/interaction";

/**
 * Leaves out events that have come before: a resumed stream may begin before where the last one ended.
 * `heard` has the ids of those that are written already; what else was read of an earlier stream is lost with it.
 */
export async function* withoutRepeats(
  events: AsyncIterable<ApiEvent | null>,
  heard: ReadonlySet<string>,
): AsyncGenerator<ApiEvent | null> {
  const seen = new Set<string>();
  for await (const event of events) {
    const id = event?.event_id;
    yield id && (seen.has(id) || heard.has(id)) ? null : event;
    if (id) seen.add(id);
  }
}
