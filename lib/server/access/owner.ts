import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { newId } from "@/lib/protocol/id";
import { database } from "@/lib/server/db/client";

/** Who a request speaks for. Every function that reads or writes what is somebody's takes it first. */
export type Owner = { readonly id: string };

const TOKEN_BYTES = 32;
const DAY_MS = 86_400_000;
export const SESSION_DAYS = 400;
const SESSION_MS = SESSION_DAYS * DAY_MS;

/** Only the hash is stored: who reads the database cannot speak for anybody. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * The owner of a session's token, or null where it is unknown or has expired. `isAging` where the
 * session was last prolonged more than a day ago: often enough, and no write on every request.
 */
export async function findOwner(token: string): Promise<{ owner: Owner; isAging: boolean } | null> {
  const { db, engine } = await database();
  const session = await db
    .selectFrom("sessions")
    .select(["owner_id", "last_seen_at", engine.now.as("now")])
    .where("token_hash", "=", hashOf(token))
    .where("expires_at", ">", engine.now)
    .executeTakeFirst();
  if (!session) return null;
  return { owner: { id: session.owner_id }, isAging: session.now - session.last_seen_at > DAY_MS };
}

/** Keeps a session for another term. Its cookie must be sent again with it, or the browser drops it. */
export async function prolongSession(token: string): Promise<void> {
  const { db, engine } = await database();
  await db
    .updateTable("sessions")
    .set({ last_seen_at: engine.now, expires_at: sql<number>`${engine.now} + ${sql.lit(SESSION_MS)}` })
    .where("token_hash", "=", hashOf(token))
    .execute();
}

/** A new anonymous owner with a session; the token is for the cookie and is seen only here. */
export async function createOwner(): Promise<{ owner: Owner; token: string }> {
  const { db, engine } = await database();
  const owner = { id: newId() };
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await db.transaction().execute(async (tx) => {
    await tx.insertInto("owners").values({ id: owner.id, created_at: engine.now }).execute();
    await tx
      .insertInto("sessions")
      .values({
        token_hash: hashOf(token),
        owner_id: owner.id,
        created_at: engine.now,
        last_seen_at: engine.now,
        expires_at: sql<number>`${engine.now} + ${sql.lit(SESSION_MS)}`,
      })
      .execute();
  });
  return { owner, token };
}

/** Deletes an owner with everything that is theirs here. */
export async function deleteOwner(owner: Owner): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("owners").where("id", "=", owner.id).execute();
}
