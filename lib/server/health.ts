import "server-only";
import { sql } from "kysely";
import { database } from "./db/client";
import { isDraining } from "./shutdown-state";

const PROBE_MS = 500;

/** Whether this process can take work: the database answers in time and the process is not going down. */
export async function isReady(): Promise<boolean> {
  if (isDraining()) return false;
  const { db } = await database();
  const probe = sql`select 1`.execute(db).then(() => true);
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PROBE_MS).unref());
  return Promise.race([probe, late]);
}
