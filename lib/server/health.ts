import "server-only";
import { sql } from "kysely";
import { database } from "./db/client";
import { isMigrated } from "./db/migrate";
import { checkDiskRoom } from "./media/incoming";
import { processWide } from "./process-wide";
import { isDraining } from "./shutdown-state";

const PROBE_MS = 500;
/** Anybody may ask, and each probe is a write. */
const FRESH_MS = 1_000;
const PROBE = "ready";

/** Whether this process can take work, or what keeps it from that. Google is not asked: it may be back at once. */
export type Readiness = "ready" | "draining" | "database" | "schema" | "disk";

export async function readiness(): Promise<Readiness> {
  if (isDraining()) return "draining";
  const last = processWide<{ probe: Promise<Readiness> | null; at: number }>("readiness", () => ({
    probe: null,
    at: 0,
  }));
  if (last.probe && performance.now() - last.at < FRESH_MS) return last.probe;
  last.at = performance.now();
  last.probe = Promise.race([probe(), late()]);
  return last.probe;
}

async function probe(): Promise<Readiness> {
  try {
    const { db, engine } = await database();
    if (!(await isMigrated(db))) return "schema";
    await db
      .insertInto("facts")
      .values({ name: PROBE, value: sql<string>`cast(${engine.now} as text)` })
      .onConflict((conflict) =>
        conflict.column("name").doUpdateSet((eb) => ({ value: eb.ref("excluded.value") })),
      )
      .execute();
  } catch {
    return "database";
  }
  return checkDiskRoom(0).then(
    () => "ready",
    () => "disk",
  );
}

function late(): Promise<Readiness> {
  return new Promise((resolve) => setTimeout(() => resolve("database"), PROBE_MS).unref());
}
