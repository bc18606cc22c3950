import "server-only";
import { sql } from "kysely";
import type { UsageDays, UsageReport, UsageSum } from "@/lib/protocol/usage";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { MICRO } from "@/lib/server/limits/ledger";
import { indexPending } from "@/lib/server/search/index-pending";
import { limitsOf } from "./limits-of";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const THREADS_MAX = 20;
// What has settled since the server last looked. After an import there is more: the rest follows by itself.
const COUNTING_MS = 150;

type Asked = { days: UsageDays; zone: number };

/** What an owner has used in the last days, this one included, by the clock that is `zone` minutes behind UTC. */
export async function reportUsage(owner: Owner, { days, zone }: Asked): Promise<UsageReport> {
  const isWhole = await indexPending(owner, COUNTING_MS);
  const behindMs = zone * MINUTE_MS;
  const today = Math.floor((Date.now() - behindMs) / DAY_MS);
  const from = (today - days + 1) * DAY_MS + behindMs;
  // Whole numbers on both engines: what is divided is one, and cut off where a day begins.
  const day = sql<number>`(usages.at - ${sql.lit(behindMs)}) / ${sql.lit(DAY_MS)}`;
  const { db } = await database();
  const used = db
    .selectFrom("usages")
    .select(SUMS)
    .where("usages.owner_id", "=", owner.id)
    .where("usages.at", ">=", from);
  const [all, byDay, byTarget, byThread, limits] = await Promise.all([
    used.executeTakeFirstOrThrow(),
    used.select(day.as("day")).groupBy(day).orderBy(day).execute(),
    used.select("target").groupBy("target").orderBy("micro_usd", "desc").execute(),
    used
      .leftJoin("threads", "threads.id", "usages.thread_id")
      .select(["usages.thread_id", "threads.title", "threads.deleted_at", "threads.id"])
      .groupBy(["usages.thread_id", "threads.title", "threads.deleted_at", "threads.id"])
      .orderBy("micro_usd", "desc")
      .orderBy("output_tokens", "desc")
      .limit(THREADS_MAX)
      .execute(),
    limitsOf(owner),
  ]);
  return {
    all: toSum(all),
    days: byDay.map((row) => ({ ...toSum(row), day: new Date(row.day * DAY_MS).toISOString().slice(0, 10) })),
    targets: byTarget.map((row) => ({ ...toSum(row), target: row.target })),
    threads: byThread.map(({ thread_id: threadId, title, deleted_at, id, ...row }) => {
      const isDeleted = id === null || deleted_at !== null;
      return { ...toSum(row), threadId, title: isDeleted ? null : title, isDeleted };
    }),
    ...limits,
    isWhole,
  };
}

/** What there is to report of who has not done anything yet. */
export function reportNothing(): UsageReport {
  const all = toSum({
    turns: 0,
    input_tokens: 0,
    cached_tokens: 0,
    output_tokens: 0,
    searches: 0,
    micro_usd: 0,
    unpriced: 0,
  });
  return { all, days: [], targets: [], threads: [], limits: [], dailyCents: null, isWhole: true };
}

const sumOf = (column: string) => sql<number>`cast(coalesce(sum(${sql.ref(column)}), 0) as bigint)`;

const SUMS = [
  sql<number>`cast(count(*) as integer)`.as("turns"),
  sumOf("input_tokens").as("input_tokens"),
  sumOf("cached_tokens").as("cached_tokens"),
  sumOf("output_tokens").as("output_tokens"),
  sumOf("searches").as("searches"),
  sumOf("micro_usd").as("micro_usd"),
  sql<number>`cast(count(*) - count(micro_usd) as integer)`.as("unpriced"),
];

type Sums = Record<
  "turns" | "input_tokens" | "cached_tokens" | "output_tokens" | "searches" | "micro_usd" | "unpriced",
  number
>;

function toSum(row: Sums): UsageSum {
  return {
    turns: row.turns,
    inputTokens: row.input_tokens,
    cachedTokens: row.cached_tokens,
    outputTokens: row.output_tokens,
    searches: row.searches,
    usd: row.micro_usd / MICRO,
    unpriced: row.unpriced,
  };
}
