import type { UnnumberedEvent } from "@/lib/protocol/events";
import { newId } from "@/lib/protocol/id";
import { encodeEvent } from "@/lib/protocol/sse";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { newTurn, type Settings } from "@/lib/protocol/thread";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";

type Left = {
  text?: string;
  settings?: Partial<Settings>;
  /** By the clock of the process that is gone. */
  createdAt?: number;
};

/** A turn as a process that was killed has left it: accepted, and with these events stored. */
export async function abandonTurn(
  owner: Owner,
  events: readonly UnnumberedEvent[],
  { text = "count to 50", settings, createdAt = Date.now() }: Left = {},
): Promise<string> {
  const { db } = await database();
  const threadId = newId();
  const turn = newTurn({
    id: newId(),
    threadId,
    parentId: null,
    kind: "message",
    input: [{ type: "text", text }],
    settings: { ...DEFAULT_SETTINGS, ...settings },
    createdAt,
  });
  const row = { owner_id: owner.id, created_at: createdAt };
  await db
    .insertInto("threads")
    .values({
      ...row,
      id: threadId,
      title: "t",
      settings: JSON.stringify(turn.settings),
      head_turn_id: turn.id,
      updated_at: createdAt,
    })
    .execute();
  await db
    .insertInto("turns")
    .values({
      ...row,
      id: turn.id,
      thread_id: threadId,
      request_hash: "",
      turn: JSON.stringify(turn),
      epoch: 1,
      lease_owner: "another-host/1/gone",
      lease_until: 1,
    })
    .execute();
  const numbered = events.map((event, index) => ({ ...event, seq: index + 1, at: 0 }));
  if (events.length > 0) {
    const frames = numbered.map(encodeEvent).join("");
    await db.insertInto("turn_events").values({ turn_id: turn.id, seq: events.length, frames }).execute();
  }
  return turn.id;
}
