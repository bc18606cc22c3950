import "server-only";
import type { Kysely, Transaction } from "kysely";
import { newId } from "@/lib/protocol/id";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { type NewSession, startSession } from "./sessions";

/** Who a request speaks for. Every function that reads or writes what is somebody's takes it first. */
export type Owner = { readonly id: string };

export async function insertOwner(db: Kysely<Schema>): Promise<Owner> {
  const { engine } = await database();
  const owner = { id: newId() };
  await db.insertInto("owners").values({ id: owner.id, created_at: engine.now }).execute();
  return owner;
}

/** A new anonymous owner with a session. */
export async function createOwner(): Promise<{ owner: Owner } & NewSession> {
  const { db } = await database();
  return db.transaction().execute(async (tx) => {
    const owner = await insertOwner(tx);
    return { owner, ...(await startSession(tx, owner)) };
  });
}

/** Removes an owner who has nothing yet. */
export async function deleteOwner(owner: Owner): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("owners").where("id", "=", owner.id).execute();
}

/** Holds an owner's row until the transaction ends: who else wants it waits. False where they are deleted. */
export async function holdOwner(tx: Transaction<Schema>, owner: Owner): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("owners")
    .set((eb) => ({ created_at: eb.ref("created_at") }))
    .where("id", "=", owner.id)
    .where("removed_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
