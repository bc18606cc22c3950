import "server-only";
import { type Kysely, sql, type Transaction } from "kysely";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { noteShareOfCap } from "./cap-shares";
import { ownLimitOf } from "./own-limit";
import type { Spender } from "./spender";
import { SHARE_OF_ADDRESS } from "./take";

/** Amounts are whole millionths of a US dollar. */
export const MICRO = 1_000_000;
const DAY_MS = 86_400_000;
const ALL = "all";

type Tx = Transaction<Schema>;

/**
 * What counts for one turn, or for one call besides: put aside while it runs, and then what it has cost. The
 * counters of its day have it in them at all times, so nothing that is lost with a process makes them wrong.
 */
export type Entry = {
  id: string;
  day: string;
  scopes: string[];
  micro_usd: number;
  before_micro_usd: number;
};

/** The day of UTC by the clock of the database, and how much of it is left. */
async function today(db: Kysely<Schema>): Promise<{ day: string; restMs: number }> {
  const { engine } = await database();
  const { now } = await db.selectNoFrom(engine.now.as("now")).executeTakeFirstOrThrow();
  return { day: new Date(now).toISOString().slice(0, 10), restMs: DAY_MS - (now % DAY_MS) };
}

/** What counts against the cap of this day, of all or of one owner, in US dollars. */
export async function spentToday(owner?: Owner): Promise<number> {
  const { db } = await database();
  const { day } = await today(db);
  const row = await db
    .selectFrom("spending")
    .select("micro_usd")
    .where("day", "=", day)
    .where("scope", "=", owner ? scopeOf(owner) : ALL)
    .executeTakeFirst();
  return (row?.micro_usd ?? 0) / MICRO;
}

type Opening = Spender & { id: string; turnId: string | null; microUsd: number; beforeMicroUsd?: number };

/** Puts money aside. Throws `spending_cap` or `own_limit` where one would not hold, and has put nothing aside then. */
export async function openEntry(tx: Tx, opening: Opening): Promise<void> {
  const { engine } = await database();
  const { day, restMs } = await today(tx);
  const scopes = scopesOf(opening);
  await tx
    .insertInto("reservations")
    .values({
      id: opening.id,
      day,
      scopes: JSON.stringify(scopes),
      micro_usd: opening.microUsd,
      before_micro_usd: opening.beforeMicroUsd ?? 0,
      turn_id: opening.turnId,
      created_at: engine.now,
    })
    .execute();
  for (const scope of scopes) await spend(tx, { day, scope, microUsd: opening.microUsd }, restMs);
}

/** The entry of a turn, or of a call, until it is swept away. Nobody else changes it until the transaction ends. */
export async function lockEntry(tx: Tx, id: string): Promise<Entry | null> {
  const { engine } = await database();
  const { rows } = await sql<Omit<Entry, "scopes"> & { scopes: string }>`
    select id, day, scopes, micro_usd, before_micro_usd from reservations where id = ${id} ${engine.lock}`.execute(
    tx,
  );
  const [row] = rows;
  return row ? { ...row, scopes: JSON.parse(row.scopes) } : null;
}

/**
 * Counts another amount for an entry, what of it was counted on days before included: a day is not given back
 * what another has paid. With `isCapped` it throws `spending_cap` or `own_limit` where one would not hold.
 */
export async function changeEntry(
  tx: Tx,
  { id, day, scopes, micro_usd, before_micro_usd }: Entry,
  { microUsd, isCapped = false }: { microUsd: number; isCapped?: boolean },
): Promise<void> {
  const ofDay = Math.max(0, microUsd - before_micro_usd);
  const more = ofDay - micro_usd;
  if (more === 0) return;
  await tx.updateTable("reservations").set({ micro_usd: ofDay }).where("id", "=", id).execute();
  const restMs = isCapped ? (await today(tx)).restMs : null;
  for (const scope of scopes) {
    if (more > 0) await spend(tx, { day, scope, microUsd: more }, restMs);
    else await giveBack(tx, { day, scope, microUsd: -more });
  }
}

/** Moves an entry to this day: what it has cost until now stays with the day on which it did. */
export async function moveToToday(tx: Tx, entry: Entry): Promise<Entry> {
  const { engine } = await database();
  const { day } = await today(tx);
  if (entry.day === day) return entry;
  const before_micro_usd = entry.before_micro_usd + entry.micro_usd;
  await tx
    .updateTable("reservations")
    .set({ day, micro_usd: 0, before_micro_usd, created_at: engine.now })
    .where("id", "=", entry.id)
    .execute();
  return { ...entry, day, micro_usd: 0, before_micro_usd };
}

// In one order everywhere: two that spend at once wait for each other, and never both.
function scopesOf({ owner, address }: Spender): string[] {
  return [...(address === null ? [] : [`address:${address}`]), ALL, ...(owner ? [scopeOf(owner)] : [])];
}

const OWNER = "owner:";
const scopeOf = ({ id }: Owner) => OWNER + id;

/** What the server allows; null where nothing bounds it. */
function capOf(scope: string): number | null {
  const { DAILY_USD_CAP: all, OWNER_DAILY_USD_CAP: owner } = env();
  const dollars = scope === ALL ? all : owner;
  if (dollars === "off") return null;
  return Math.round(dollars * MICRO) * (scope.startsWith("address:") ? SHARE_OF_ADDRESS : 1);
}

type Bound = { microUsd: number; code: "spending_cap" | "own_limit" };

/** The lower one of what the server allows and what an owner allows themselves. */
async function boundOf(tx: Tx, scope: string): Promise<Bound | null> {
  const cap = capOf(scope);
  const own = scope.startsWith(OWNER) ? await ownLimitOf(tx, scope.slice(OWNER.length)) : null;
  if (own !== null && (cap === null || own < cap)) return { microUsd: own, code: "own_limit" };
  return cap === null ? null : { microUsd: cap, code: "spending_cap" };
}

type Spending = { day: string; scope: string; microUsd: number };

/**
 * Adds to a counter. With `restMs`, what is left of the day, its bound has to hold: one statement looks and adds, so
 * of any number at once only as many get through as fit.
 */
async function spend(tx: Tx, spending: Spending, restMs: number | null): Promise<void> {
  const { day, scope, microUsd } = spending;
  const bound = restMs === null ? null : await boundOf(tx, scope);
  const most = bound && bound.microUsd - microUsd;
  const counted = most !== null && most < 0 ? null : await add(tx, spending, most);
  const cap = scope === ALL ? capOf(scope) : null;
  if (cap !== null) noteShareOfCap(day, counted === null ? 1 : counted / cap);
  if (counted === null)
    throw new HttpError(bound?.code ?? "spending_cap", { retryAt: Date.now() + (restMs ?? 0) });
}

/** What is counted after that; null where there was more than `most`. */
async function add(tx: Tx, { day, scope, microUsd }: Spending, most: number | null): Promise<number | null> {
  const row = await tx
    .insertInto("spending")
    .values({ day, scope, micro_usd: microUsd })
    .onConflict((conflict) => {
      const added = conflict
        .columns(["day", "scope"])
        .doUpdateSet({ micro_usd: sql<number>`spending.micro_usd + ${microUsd}` });
      return most === null ? added : added.where("spending.micro_usd", "<=", most);
    })
    .returning("micro_usd")
    .executeTakeFirst();
  return row?.micro_usd ?? null;
}

/** A counter that is gone with its day has nothing to give back to, and none is less than nothing. */
async function giveBack(tx: Tx, { day, scope, microUsd }: Spending): Promise<void> {
  await tx
    .updateTable("spending")
    .set({
      micro_usd: sql<number>`case when micro_usd > ${microUsd} then micro_usd - ${microUsd} else 0 end`,
    })
    .where("day", "=", day)
    .where("scope", "=", scope)
    .execute();
}
