import "server-only";
import { sql } from "kysely";
import { database } from "./db/client";
import { errorFields, log } from "./log";
import type { Topic } from "./notices";

/**
 * Tells other processes of what is already stored. Whoever misses it finds it a little later by looking, so
 * nobody waits for this and nothing depends on it.
 */
export function tellOthers(topic: Topic, id: string): void {
  void tell(topic, id).catch((cause: unknown) => log.debug(errorFields(cause), "nobody else was told"));
}

async function tell(topic: Topic, id: string): Promise<void> {
  const { db, engine } = await database();
  if (!engine.hasNotices) return;
  await sql`select ${engine.notice(topic, sql.val(id))}`.execute(db);
}
