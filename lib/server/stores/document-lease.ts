import "server-only";
import { sql, type UpdateObject } from "kysely";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { hasDied, instanceName, leaseEnd } from "@/lib/server/turns/lease";
import type { DocumentRow } from "./document-row";

type Change = UpdateObject<Schema, "store_documents">;

/** Documents that somebody should work on and nobody does: those on their way, and those to be removed. */
export async function listOpenDocuments(limit: number): Promise<DocumentRow[]> {
  const { db, engine } = await database();
  const rows = await db
    .selectFrom("store_documents")
    .selectAll()
    .select(sql<number>`case when lease_until < ${engine.now} then 1 else 0 end`.as("is_free"))
    .where((eb) =>
      eb.or([eb("removed_at", "is not", null), eb("state", "=", "uploading"), eb("state", "=", "indexing")]),
    )
    .orderBy("lease_until")
    .orderBy("created_at")
    .limit(limit)
    .execute();
  return rows.filter((row) => row.is_free === 1 || hasDied(row.lease_owner));
}

/** Takes the work on a document; null where another process was faster. */
export async function claimDocument(known: DocumentRow): Promise<DocumentRow | null> {
  const { db } = await database();
  const row = await db
    .updateTable("store_documents")
    .set({ lease_owner: instanceName(), lease_until: await leaseEnd() })
    .where("id", "=", known.id)
    .where("lease_until", "=", known.lease_until)
    .where(sql<boolean>`coalesce(lease_owner, '') = ${known.lease_owner ?? ""}`)
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Notes how far the work is and keeps the lease. Null where it is no longer ours: the document went with
 * its store, or another process has it.
 */
export async function saveDocument(id: string, change: Change = {}): Promise<DocumentRow | null> {
  const { db } = await database();
  const row = await db
    .updateTable("store_documents")
    .set({ lease_until: await leaseEnd(), ...change })
    .where("id", "=", id)
    .where("lease_owner", "=", instanceName())
    .returningAll()
    .executeTakeFirst();
  return row ?? null;
}

/** Lets go of a document; nobody takes it up before `waitMs` have passed. */
export async function releaseDocument(id: string, waitMs = 0): Promise<void> {
  const { engine } = await database();
  const until = waitMs > 0 ? sql<number>`${engine.now} + ${sql.lit(waitMs)}` : sql<number>`0`;
  await saveDocument(id, { lease_owner: null, lease_until: until });
}

/** How long ago a moment was that the database has noted, by its own clock. */
export async function ageOf(moment: number): Promise<number> {
  const { db, engine } = await database();
  const { now } = await db.selectNoFrom(engine.now.as("now")).executeTakeFirstOrThrow();
  return now - moment;
}

export async function dropDocument(id: string): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("store_documents").where("id", "=", id).execute();
}
