import "server-only";
import type { ApiEvent } from "@/lib/protocol/interaction";

/**
 * Says of each event of a stream whether it has come before: a resumed stream may begin before where the last one
 * ended. `heard` has the ids of those that are written already; what else was read of an earlier stream is lost with it.
 */
export function createIsRepeat(heard: ReadonlySet<string>): (event: ApiEvent) => boolean {
  const seen = new Set<string>();
  return ({ event_id: id }) => {
    if (!id) return false;
    const isRepeat = seen.has(id) || heard.has(id);
    seen.add(id);
    return isRepeat;
  };
}
