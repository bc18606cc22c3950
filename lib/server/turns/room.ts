import "server-only";
import type { ApiEvent } from "@/lib/protocol/interaction";
import type { Turn } from "@/lib/protocol/thread";

// The longest report that an agent writes has a tenth of this. A turn is in memory, in a row and in a page whole.
const LONGEST_ANSWER = 16 * 1024 * 1024;

/** Says of each event whether the answer still has room for it, in characters, and counts it. */
export function createRoom({ steps }: Turn): (event: ApiEvent) => boolean {
  let length = steps.length === 0 ? 0 : JSON.stringify(steps).length;
  return (event) => {
    length += lengthOf(event);
    return length <= LONGEST_ANSWER;
  };
}

function lengthOf(event: ApiEvent): number {
  // Nearly all events are pieces of text: these are not written out only to be counted.
  if (event.event_type === "step.delta" && event.delta.type === "text") return event.delta.text.length;
  return "index" in event ? JSON.stringify(event).length : 0;
}
