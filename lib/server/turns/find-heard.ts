import "server-only";
import { createSseDecoder, parseStreamEvent } from "@/lib/protocol/sse";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";

/** The API's ids of the events of a turn that are stored: those before a process that takes it over. */
export async function findHeard({ id, lastEventId }: Turn): Promise<Set<string>> {
  const heard = new Set<string>();
  if (lastEventId === null) return heard;
  heard.add(lastEventId);
  const { db } = await database();
  const batches = await db.selectFrom("turn_events").select("frames").where("turn_id", "=", id).execute();
  for (const { frames } of batches) {
    for (const message of createSseDecoder().push(new TextEncoder().encode(frames))) {
      const event = parseStreamEvent(message);
      if (event && "event_id" in event && event.event_id) heard.add(event.event_id);
    }
  }
  return heard;
}
