import "server-only";
import { type Kysely, sql, type Transaction } from "kysely";
import { newId } from "@/lib/protocol/id";
import type { Turn } from "@/lib/protocol/thread";
import { priceBy } from "@/lib/protocol/turn-price";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { isDemo } from "@/lib/server/gemini/client";
import { toFailure } from "@/lib/server/gemini/failure";
import { errorFields, log } from "@/lib/server/log";
import { countedPrice, estimateCall } from "./estimate";
import { changeEntry, lockEntry, MICRO, moveToToday, openEntry } from "./ledger";
import { checkModelCalls } from "./model-calls";
import { orUnavailable } from "./or-unavailable";
import type { Spender } from "./spender";

type Tx = Transaction<Schema>;

/** Puts aside what a turn's first call may cost. Throws `model_calls_off`, `spending_cap` and `own_limit`. */
export async function reserveTurn(tx: Tx, turn: Turn, spender: Spender): Promise<void> {
  await checkModelCalls(tx);
  if (isDemo()) return;
  const microUsd = toMicro(estimateCall(turn, await historyBytes(tx, turn)));
  await openEntry(tx, { ...spender, id: turn.id, turnId: turn.id, microUsd });
}

/** The same for a turn that rested and goes on because its person said so. Throws `ledger_unavailable` besides. */
export async function reserveAgain(tx: Tx, turn: Turn, owner: Owner): Promise<void> {
  await orUnavailable(async () => {
    await checkModelCalls(tx);
    if (isDemo()) return;
    const known = await lockEntry(tx, turn.id);
    if (!known) {
      const opening = { owner, address: null, id: turn.id, turnId: turn.id };
      const microUsd = await nextCallCost(tx, turn);
      return openEntry(tx, { ...opening, microUsd, beforeMicroUsd: countedCost(turn) });
    }
    const microUsd = await costWithNextCall(tx, turn);
    await changeEntry(tx, await moveToToday(tx, known), { microUsd, isCapped: true });
  });
}

/** Counts one more call of a turn that has begun. It is never refused: what has begun is not cut off by a cap. */
export async function reserveRound(turn: Turn): Promise<void> {
  if (isDemo()) return;
  const { db } = await database();
  const counting = db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, turn.id);
    if (entry) await changeEntry(tx, entry, { microUsd: await costWithNextCall(tx, turn) });
  });
  await counting.catch((cause: unknown) =>
    log.error({ turnId: turn.id, ...errorFields(cause) }, "a call could not be counted"),
  );
}

/** What a turn has cost, and what one more call may. A call that has not told what it used may cost as much. */
async function costWithNextCall(tx: Tx, turn: Turn): Promise<number> {
  const untold = turn.interactions.filter(({ usage }) => !usage).length;
  return countedCost(turn) + (untold + 1) * (await nextCallCost(tx, turn));
}

async function nextCallCost(tx: Tx, turn: Turn): Promise<number> {
  return toMicro(estimateCall(turn, bytesOf(turn) + (await historyBytes(tx, turn))));
}

/** Counts what is done once and never tells what it used. Throws like `reserveAgain`. */
export async function charge(
  tx: Tx,
  spender: Spender,
  { id, dollars }: { id: string; dollars: number },
): Promise<void> {
  await orUnavailable(async () => {
    await checkModelCalls(tx);
    if (!isDemo()) await openEntry(tx, { ...spender, id, turnId: null, microUsd: toMicro(dollars) });
  });
}

type Priced<T> = {
  value: T;
  /** Null where it did not say. */
  dollars: number | null;
};

/**
 * Makes a call that is no turn, with money put aside for it: at most `dollars`, and then what it says that it
 * cost. Throws like `reserveAgain` before the call, and what the call throws.
 */
export async function withReservation<T>(
  { dollars, ...spender }: Spender & { dollars: number },
  call: () => Promise<Priced<T>>,
): Promise<T> {
  const { db } = await database();
  await orUnavailable(() => checkModelCalls(db));
  if (isDemo()) return (await call()).value;
  const id = newId();
  await orUnavailable(() =>
    db
      .transaction()
      .execute((tx) => openEntry(tx, { ...spender, id, turnId: null, microUsd: toMicro(dollars) })),
  );
  try {
    const { value, dollars: spent } = await call();
    await close(id, spent);
    return value;
  } catch (cause) {
    const { status, hasNotBegun } = toFailure(cause);
    // A refusal is not billed. Where nothing came back it may have been.
    await close(id, status !== null || hasNotBegun ? 0 : null);
    throw cause;
  }
}

/** What was said or done is not undone because it could not be noted: the entry then stays as it was put aside. */
async function close(id: string, dollars: number | null): Promise<void> {
  const { db } = await database();
  const change = db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, id);
    if (!entry) return;
    if (dollars !== null) await changeEntry(tx, entry, { microUsd: toMicro(dollars) });
    await tx.deleteFrom("reservations").where("id", "=", id).execute();
  });
  await change.catch((cause: unknown) =>
    log.error(errorFields(cause), "what a call cost could not be noted"),
  );
}

/** What a turn has cost as far as it has told, by the prices that are counted. */
export function countedCost(turn: Turn): number {
  return toMicro(priceBy(turn, countedPrice(turn)));
}

export function toMicro(dollars: number): number {
  return Math.round(dollars * MICRO);
}

/** How much a model is told before the input of a turn: what is stored of its thread, which is more. */
async function historyBytes(db: Kysely<Schema>, turn: Turn): Promise<number> {
  if (turn.parentId === null) return 0;
  const row = await db
    .selectFrom("turns")
    .select(sql<number | null>`cast(sum(octet_length(turn)) as bigint)`.as("bytes"))
    .where("thread_id", "=", turn.threadId)
    .where("id", "!=", turn.id)
    .executeTakeFirst();
  return row?.bytes ?? 0;
}

function bytesOf({ steps }: Turn): number {
  return Buffer.byteLength(JSON.stringify(steps));
}
