import "server-only";
import { database } from "@/lib/server/db/client";

/** What the books say, in millionths of a US dollar. */
export const books = {
  /** Counted today for a scope; 0 where nothing is. */
  async counted(scope: string): Promise<number> {
    const { db } = await database();
    const rows = await db
      .selectFrom("spending")
      .select(["day", "micro_usd"])
      .where("scope", "=", scope)
      .execute();
    return rows.find(({ day }) => day === today())?.micro_usd ?? 0;
  },
  /** Of one turn; null where there is no entry of it. */
  async entry(turnId: string): Promise<number | null> {
    const { db } = await database();
    const row = await db
      .selectFrom("reservations")
      .select(["micro_usd", "before_micro_usd"])
      .where("turn_id", "=", turnId)
      .executeTakeFirst();
    return row ? row.micro_usd + row.before_micro_usd : null;
  },
  /** Makes what was counted until now something of yesterday. */
  async endDay(): Promise<void> {
    const { db } = await database();
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom("spending").where("day", "=", yesterday()).execute();
      // In the order in which entries are changed: what is being settled is done before, or after.
      for (const table of ["reservations", "spending"] as const) {
        await tx.updateTable(table).set({ day: yesterday() }).where("day", "=", today()).execute();
      }
    });
  },
};

const DAY_MS = 86_400_000;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function yesterday(): string {
  return new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
}
