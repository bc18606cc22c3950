import "server-only";
import type { Kysely } from "kysely";
import type { Schema } from "@/lib/server/db/schema";
import type { Owner } from "./owner";

/** Tables whose rows say whose they are. */
type Owned = { [K in keyof Schema]: "owner_id" extends keyof Schema[K] ? K : never }[keyof Schema];

/** Whether an owner has a row in any of the tables. */
export async function ownsAny(db: Kysely<Schema>, owner: Owner, tables: readonly Owned[]): Promise<boolean> {
  for (const table of tables) {
    const row = await db
      .selectFrom(table)
      .select("owner_id")
      .where("owner_id", "=", owner.id)
      .executeTakeFirst();
    if (row) return true;
  }
  return false;
}
