import "server-only";
import { type Kysely, sql } from "kysely";
import type { SignInMethod } from "@/lib/protocol/access";
import type { SessionList } from "@/lib/protocol/api-access";
import { newId } from "@/lib/protocol/id";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { errorFields, log } from "@/lib/server/log";
import { logEvent } from "@/lib/server/log-event";
import type { Owner } from "./owner";
import { endStreamsOf } from "./session-streams";
import { hashOfToken, newToken } from "./token";

const DAY_MS = 86_400_000;
export const SESSION_DAYS = 400;
const SESSION_MS = SESSION_DAYS * DAY_MS;

export type Session = {
  /** Names it to its owner. */
  id: string;
  owner: Owner;
  /** Last prolonged more than a day ago: often enough, and no write on every request. */
  isAging: boolean;
  /** How its owner signed in; null where nobody has. */
  method: SignInMethod | null;
};

/** The session of a token, or null where it is unknown or has expired. */
export async function findSession(token: string): Promise<Session | null> {
  const { db, engine } = await database();
  const session = await db
    .selectFrom("sessions")
    .select(["id", "owner_id", "last_seen_at", "method", engine.now.as("now")])
    .where("token_hash", "=", hashOfToken(token))
    .where("expires_at", ">", engine.now)
    .executeTakeFirst();
  if (!session) return null;
  return {
    id: session.id,
    owner: { id: session.owner_id },
    isAging: session.now - session.last_seen_at > DAY_MS,
    method: session.method,
  };
}

/**
 * Keeps a session for another term. Its cookie must be sent again with it, or the browser drops it. Where nothing
 * can be written its owner reads all the same, and the next request tries again.
 */
export async function prolongSession(token: string): Promise<void> {
  const { db } = await database();
  await db
    .updateTable("sessions")
    .set(await term())
    .where("token_hash", "=", hashOfToken(token))
    .execute()
    .catch((cause: unknown) => log.warn(errorFields(cause), "a session could not be prolonged"));
}

export type NewSession = { token: string; sessionId: string };

/** How its owner has signed in, and with what; nothing where nobody has. */
export type SignedIn = { method: SignInMethod; device: string };

/** Begins a session; the token is for the cookie and is seen only here. */
export async function startSession(
  db: Kysely<Schema>,
  owner: Owner,
  signedIn?: SignedIn,
): Promise<NewSession> {
  const { engine } = await database();
  const [token, id] = [newToken(), newId()];
  await db
    .insertInto("sessions")
    .values({
      id,
      token_hash: hashOfToken(token),
      owner_id: owner.id,
      created_at: engine.now,
      ...(await term()),
      ...(signedIn && { ...signedIn, signed_in_at: engine.now }),
    })
    .execute();
  return { token, sessionId: id };
}

async function term() {
  const { engine } = await database();
  return { last_seen_at: engine.now, expires_at: sql<number>`${engine.now} + ${sql.lit(SESSION_MS)}` };
}

/** Where an account is signed in. */
export async function listSessions(owner: Owner, currentId: string): Promise<SessionList> {
  const { db, engine } = await database();
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "device", "signed_in_at", "last_seen_at"])
    .where("owner_id", "=", owner.id)
    .where("expires_at", ">", engine.now)
    .orderBy("last_seen_at", "desc")
    .orderBy("id")
    .execute();
  return {
    sessions: rows.map(({ id, device, signed_in_at, last_seen_at }) => ({
      id,
      device,
      signedInAt: signed_in_at,
      lastSeenAt: last_seen_at,
      isCurrent: id === currentId,
    })),
  };
}

/** Signs a browser of the owner's out, wherever it is. Throws `not_found`. */
export async function revokeSession(owner: Owner, sessionId: string): Promise<void> {
  const { db } = await database();
  const { numDeletedRows } = await db
    .deleteFrom("sessions")
    .where("id", "=", sessionId)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new HttpError("not_found");
  endStreamsOf([sessionId]);
  logEvent("session_revoked", { owner, count: 1 });
}

/** Signs all browsers of the owner's out but the one that asks. */
export async function revokeOtherSessions(owner: Owner, currentId: string): Promise<void> {
  const { db } = await database();
  const rows = await db
    .deleteFrom("sessions")
    .where("owner_id", "=", owner.id)
    .where("id", "!=", currentId)
    .returning("id")
    .execute();
  endStreamsOf(rows.map(({ id }) => id));
  logEvent("session_revoked", { owner, count: rows.length });
}
