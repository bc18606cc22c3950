import "server-only";
import { type Kysely, sql } from "kysely";
import { type FileStore, storeIdOf } from "@/lib/protocol/stores";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { isPending } from "./pending-store";

/** The owner's stores, the newest first. */
export async function listStores(owner: Owner): Promise<FileStore[]> {
  const { db } = await database();
  const rows = await storesOf(db, owner)
    .orderBy("stores.created_at", "desc")
    .orderBy("stores.name")
    .execute();
  return rows.map(toFileStore);
}

/** Throws `not_found` where the owner has no such store. */
export async function findStore(owner: Owner, name: string): Promise<FileStore> {
  const { db } = await database();
  const row = await storesOf(db, owner).where("stores.name", "=", name).executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return toFileStore(row);
}

function storesOf(db: Kysely<Schema>, owner: Owner) {
  const count = (condition: ReturnType<typeof sql<boolean>>) =>
    sql<number>`cast(coalesce(sum(case when ${condition} then 1 else 0 end), 0) as integer)`;
  return db
    .selectFrom("stores")
    .leftJoin("store_documents as document", (join) =>
      join.onRef("document.store_name", "=", "stores.name").on("document.removed_at", "is", null),
    )
    .select(["stores.name", "stores.display_name", "stores.created_at"])
    .select([
      count(sql`document.state = 'active'`).as("active"),
      count(sql`document.state in ('uploading', 'indexing')`).as("on_their_way"),
      count(sql`document.state = 'failed'`).as("failed"),
      sql<number>`cast(coalesce(sum(document.size), 0) as bigint)`.as("bytes"),
    ])
    .where("stores.owner_id", "=", owner.id)
    .where(sql<boolean>`not ${isPending}`)
    .groupBy(["stores.name", "stores.display_name", "stores.created_at"]);
}

type Row = {
  name: string;
  display_name: string;
  created_at: number;
  active: number;
  on_their_way: number;
  failed: number;
  bytes: number;
};

function toFileStore({ name, display_name, created_at, on_their_way, ...counts }: Row): FileStore {
  return {
    id: storeIdOf(name),
    name,
    displayName: display_name,
    createdAt: created_at,
    documents: { ...counts, onTheirWay: on_their_way },
  };
}
