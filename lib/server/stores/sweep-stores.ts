import "server-only";
import { sql } from "kysely";
import { database } from "@/lib/server/db/client";
import { deleteGoogleStore, findGoogleStore } from "@/lib/server/gemini/stores";
import { errorFields, log } from "@/lib/server/log";
import { dropPendingStore, isAbandoned, markOf } from "./pending-store";

// What Google was asked for may show there only after a while.
const LATEST_MS = 10 * 60_000;

/**
 * Deletes at Google what a creation left there that broke off: nobody was told of the store, and who
 * wanted one has asked again.
 */
export async function sweepStores(): Promise<void> {
  const { db, engine } = await database();
  const abandoned = await db
    .selectFrom("stores")
    .select("name")
    .select(sql<number>`${engine.now} - created_at`.as("age"))
    .where(await isAbandoned())
    .execute();
  for (const { name, age } of abandoned) {
    await undo(name, age).catch((cause: unknown) =>
      log.warn(errorFields(cause), "a store that was not finished is looked for again"),
    );
  }
}

async function undo(pendingName: string, age: number): Promise<void> {
  const made = await findGoogleStore(markOf(pendingName));
  if (made) await deleteGoogleStore(made);
  if (made || age > LATEST_MS) await dropPendingStore(pendingName);
}
