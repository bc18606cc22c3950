import "server-only";
import { database } from "@/lib/server/db/client";
import { findEventStream } from "@/lib/server/event-stream";
import { processWide } from "@/lib/server/process-wide";

/** How to end what is open in this process, by the session that it was opened in. */
const streams = () => processWide("session-streams", () => new Map<string, Set<() => void>>());

/**
 * Ends the stream of an answer as soon as the session ends: here at once, and where another process has ended that
 * when `endStaleStreams` comes by. Who is signed out must not go on hearing.
 */
export function endWithSession(response: Response, sessionId: string): void {
  const stream = findEventStream(response);
  if (!stream) return;
  join(sessionId, stream.end);
  stream.whenOver(() => leave(sessionId, stream.end));
}

function join(sessionId: string, end: () => void): void {
  const known = streams().get(sessionId) ?? new Set();
  streams().set(sessionId, known.add(end));
}

function leave(sessionId: string, end: () => void): void {
  const known = streams().get(sessionId);
  known?.delete(end);
  if (known?.size === 0) streams().delete(sessionId);
}

/** Ends what is open in this process of sessions that are over. */
export function endStreamsOf(sessionIds: readonly string[]): void {
  for (const id of sessionIds) for (const end of [...(streams().get(id) ?? [])]) end();
}

/** Ends what is open in this process of sessions that another process has ended. */
export async function endStaleStreams(): Promise<void> {
  const open = [...streams().keys()];
  if (open.length === 0) return;
  const { db, engine } = await database();
  const rows = await db
    .selectFrom("sessions")
    .select("id")
    .where("id", "in", open)
    .where("expires_at", ">", engine.now)
    .execute();
  const alive = new Set(rows.map(({ id }) => id));
  endStreamsOf(open.filter((id) => !alive.has(id)));
}
