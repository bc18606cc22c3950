import "server-only";
import { database } from "@/lib/server/db/client";
import { errorFields, log } from "@/lib/server/log";
import { processWide } from "@/lib/server/process-wide";

const PERCENTS = [50, 80, 100];

/** Says in the log, once a day and whichever process sees it first, how much of the day's money is spoken for. */
export function noteShareOfCap(day: string, share: number): void {
  const noted = processWide("cap-shares", () => new Set<string>());
  for (const percent of PERCENTS.filter((part) => share * 100 >= part)) {
    const scope = `noted:${percent}`;
    if (noted.has(day + scope)) continue;
    noted.add(day + scope);
    // Not part of what spends: that may be rolled back, and this has been seen all the same.
    writeDown(day, scope, percent).catch((cause: unknown) => {
      noted.delete(day + scope);
      log.warn(errorFields(cause), "how much is spent could not be noted");
    });
  }
}

async function writeDown(day: string, scope: string, percent: number): Promise<void> {
  const { db } = await database();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("spending")
    .values({ day, scope, micro_usd: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 1n) log.warn({ event: "spending", day, percent }, "money of the day");
}
