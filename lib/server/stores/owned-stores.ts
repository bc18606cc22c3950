import "server-only";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";

/** Those of the names that are stores of the owner's. */
export async function ownedStores(owner: Owner, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const { db } = await database();
  const rows = await db
    .selectFrom("stores")
    .select("name")
    .where("owner_id", "=", owner.id)
    .where("name", "in", [...new Set(names)])
    .execute();
  return rows.map(({ name }) => name);
}
