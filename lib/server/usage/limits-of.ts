import "server-only";
import type { UsageLimits } from "@/lib/protocol/usage";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { MICRO, spentToday } from "@/lib/server/limits/ledger";
import { CENT, ownLimitOf } from "@/lib/server/limits/own-limit";
import { takenOf } from "@/lib/server/limits/take";
import { keptBy } from "@/lib/server/media/quota";

/** How much an owner has done and kept of what they may. */
export async function limitsOf(owner: Owner): Promise<UsageLimits> {
  const { db } = await database();
  const kept = await keptBy(db, owner);
  const cap = env().OWNER_DAILY_USD_CAP;
  const own = await ownLimitOf(db, owner.id);
  const bounds = [cap === "off" ? null : cap, own === null ? null : own / MICRO].filter(
    (usd) => usd !== null,
  );
  const limits: UsageLimits["limits"] = [
    { name: "messages", used: await takenOf("turns", owner), most: env().TURNS_PER_HOUR },
    { name: "uploads", used: await takenOf("uploads", owner), most: env().UPLOADS_PER_HOUR },
    { name: "shares", used: await takenOf("shares", owner), most: env().SHARES_PER_HOUR },
    { name: "spending", used: await spentToday(owner), most: bounds.length > 0 ? Math.min(...bounds) : null },
    { name: "storage", used: kept.bytes, most: env().QUOTA_BYTES },
    { name: "files", used: kept.files, most: env().QUOTA_FILES },
  ];
  return { limits, dailyCents: own === null ? null : own / CENT };
}
