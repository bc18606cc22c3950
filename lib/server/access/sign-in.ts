import "server-only";
import type { Transaction } from "kysely";
import type { SignInMethod } from "@/lib/protocol/access";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { logEvent } from "@/lib/server/log-event";
import { deviceOf } from "./device";
import { type Move, moveOwner, tellRunsOfMove } from "./moving/move-owner";
import { holdOwner, insertOwner, type Owner } from "./owner";
import { endStreamsOf } from "./session-streams";
import { type NewSession, startSession } from "./sessions";
import type { Visitor } from "./visitor";

/** One way into an account: what names it, and how a new one is made for who has none. */
export type Way = {
  method: SignInMethod;
  /** Null for who has no account yet. */
  findAccount(tx: Transaction<Schema>): Promise<Owner | null>;
  createAccount(tx: Transaction<Schema>, owner: Owner): Promise<void>;
};

/**
 * Signs a browser in: it gets another session, and the one that it came with is dead, whoever knows it. What was
 * made there before, without an account, is the account's from then on, or becomes the new one. Throws
 * `sign_in_failed` where the account is deleted in that moment; then nothing has changed.
 */
export async function signIn(visitor: Visitor, headers: Headers, way: Way): Promise<void> {
  const signedIn = { method: way.method, device: deviceOf(headers) };
  const { db } = await database();
  const { owner, session, move, isNew } = await db.transaction().execute(async (tx) => {
    const before = await takeAnonymous(tx, visitor);
    const known = await way.findAccount(tx);
    // An account that is being deleted would take with it what is moved there.
    if (known && !(await holdOwner(tx, known))) throw new HttpError("sign_in_failed");
    const account = known ?? before ?? (await insertOwner(tx));
    if (!known) await way.createAccount(tx, account);
    const into: Move | null = known && before && { from: before, to: known };
    if (into) await moveOwner(tx, into);
    return {
      owner: account,
      session: await startSession(tx, account, signedIn),
      move: into,
      isNew: !known,
    };
  });
  if (move) tellRunsOfMove(move);
  changeSession(visitor, session);
  if (isNew) logEvent("account_created", { owner, method: way.method });
  logEvent("sign_in", { owner, method: way.method });
}

/**
 * Signs a browser in by the passphrase: it stays its own owner, with all that it has. Throws `sign_in_failed` where
 * another request has taken its session: as somebody new it would lose what it has.
 */
export async function signInBrowser(visitor: Visitor, headers: Headers): Promise<void> {
  const signedIn = { method: "passphrase", device: deviceOf(headers) } as const;
  const { db } = await database();
  const { owner, session } = await db.transaction().execute(async (tx) => {
    const kept = visitor.session ? await endSession(tx, visitor) : await insertOwner(tx);
    if (!kept) throw new HttpError("sign_in_failed");
    return { owner: kept, session: await startSession(tx, kept, signedIn) };
  });
  changeSession(visitor, session);
  logEvent("sign_in", { owner, method: "passphrase" });
}

/**
 * Signs a browser out. Who has an account finds everything there again. Who came by the passphrase has it in this
 * browser alone: that keeps whose it is, and is asked for the passphrase before it shows anything.
 */
export async function signOut(visitor: Visitor): Promise<void> {
  const { db } = await database();
  const ended = await db.transaction().execute(async (tx) => {
    const owner = await endSession(tx, visitor);
    if (!owner) return null;
    return { session: visitor.session?.method === "passphrase" ? await startSession(tx, owner) : null };
  });
  // Another request has signed out, and its answer says what the browser is to keep.
  if (!ended) return;
  changeSession(visitor, ended.session);
  logEvent("sign_out", { owner: visitor.owner });
}

/** Who the browser was without an account. Nobody else can be them from now on. */
async function takeAnonymous(tx: Transaction<Schema>, visitor: Visitor): Promise<Owner | null> {
  const owner = await endSession(tx, visitor);
  if (!owner || (await hasAccount(tx, owner))) return null;
  // Threads before their owner, as everywhere: the other way round, two could wait for each other.
  await tx
    .updateTable("threads")
    .set((eb) => ({ updated_at: eb.ref("updated_at") }))
    .where("owner_id", "=", owner.id)
    .execute();
  await holdOwner(tx, owner);
  await tx.deleteFrom("sessions").where("owner_id", "=", owner.id).execute();
  return owner;
}

async function hasAccount(tx: Transaction<Schema>, owner: Owner): Promise<boolean> {
  const row = await tx
    .selectFrom("accounts")
    .select("owner_id")
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ends the session that a request came with; null where another request has done so. */
async function endSession(tx: Transaction<Schema>, { session }: Visitor): Promise<Owner | null> {
  if (!session) return null;
  const row = await tx
    .deleteFrom("sessions")
    .where("id", "=", session.id)
    .returning("owner_id")
    .executeTakeFirst();
  return row ? { id: row.owner_id } : null;
}

function changeSession(visitor: Visitor, session: NewSession | null): void {
  if (visitor.session) endStreamsOf([visitor.session.id]);
  visitor.keepSession(session);
}
