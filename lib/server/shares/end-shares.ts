import "server-only";
import { type Expression, type ExpressionBuilder, type SqlBool, sql, type Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import { logEvent } from "@/lib/server/log-event";
import { removeCopies } from "./copy-files";

/** Revokes one link: from here on it is gone, with all that it showed. Throws `not_found`. */
export async function revokeShare(owner: Owner, shareId: string): Promise<void> {
  const { db } = await database();
  const known = await db
    .selectFrom("shares")
    .select("id")
    .where("id", "=", shareId)
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!known) throw new HttpError("not_found");
  await endNow((eb) => eb.and([eb("id", "=", shareId), eb("owner_id", "=", owner.id)]));
  logEvent("share_revoked", { owner, count: 1 });
}

/** Revokes all links of an owner. */
export async function revokeShares(owner: Owner): Promise<void> {
  const count = await endNow((eb) => eb("owner_id", "=", owner.id));
  if (count > 0) logEvent("share_revoked", { owner, count });
}

/**
 * Ends the links of an owner who is about to be deleted. Gives the keys of their files: once `tx` is committed
 * they are for `removeCopies`, and what nobody removes the check of files finds.
 */
export async function endSharesOf(tx: Transaction<Schema>, owner: Owner): Promise<string[]> {
  return (await end(tx, (eb) => eb("owner_id", "=", owner.id))).keys;
}

/** Empties what has expired, and what has lost its thread or its owner. None of it works any more before that. */
export async function sweepShares(): Promise<void> {
  const { engine } = await database();
  await endNow((eb) =>
    eb.or([
      eb("owner_id", "is", null),
      eb("thread_id", "is", null),
      eb("expires_at", "<=", sql<number>`${engine.now}`),
    ]),
  );
}

type Which = (eb: ExpressionBuilder<Schema, "shares">) => Expression<SqlBool>;

async function endNow(which: Which): Promise<number> {
  const { db } = await database();
  const { count, keys } = await db.transaction().execute((tx) => end(tx, which));
  await removeCopies(keys);
  return count;
}

/** The row stays, with nothing in it: it tells a link that is gone from one that never was. */
async function end(tx: Transaction<Schema>, which: Which): Promise<{ count: number; keys: string[] }> {
  const { engine } = await database();
  const ended = await tx
    .updateTable("shares")
    .set({ revoked_at: engine.now, title: "", snapshot: "", head_turn_id: "" })
    .where("revoked_at", "is", null)
    .where(which)
    .returning("id")
    .execute();
  if (ended.length === 0) return { count: 0, keys: [] };
  const files = await tx
    .deleteFrom("share_files")
    .where(
      "share_id",
      "in",
      ended.map(({ id }) => id),
    )
    .returning("id")
    .execute();
  return { count: ended.length, keys: files.map(({ id }) => id) };
}
