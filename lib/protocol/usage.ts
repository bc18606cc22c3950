import { z } from "zod";

/** How many days back one may look. */
export const USAGE_DAYS = [7, 30, 90] as const;
export type UsageDays = (typeof USAGE_DAYS)[number];

/** `GET /api/usage`: the last `days` days; `zone` is the minutes that the asker's clock is behind UTC. */
export const usageSchema = z.strictObject({
  days: z.coerce
    .number()
    .pipe(z.union(USAGE_DAYS.map((days) => z.literal(days))))
    .default(30),
  zone: z.coerce.number().int().min(-900).max(900).default(0),
});

/** `PUT /api/usage/limit`: what one lets oneself spend within a day of UTC; null for no such limit. */
export const ownLimitSchema = z.strictObject({ dailyCents: z.int().min(1).max(10_000_000).nullable() });

/** What some turns have used. Thinking counts as output, and what tools have read as input. */
export type UsageSum = {
  turns: number;
  inputTokens: number;
  /** What of the input came from Google's cache. */
  cachedTokens: number;
  outputTokens: number;
  searches: number;
  /** US dollars, estimated. */
  usd: number;
  /** Turns whose price is not known; `usd` is without them. */
  unpriced: number;
};

/** What one may do and keep. `most` is null where nothing bounds it. */
export type UsageLimit = {
  name: "messages" | "uploads" | "shares" | "spending" | "storage" | "files";
  used: number;
  most: number | null;
};

/** `dailyCents` is the limit that one has set oneself, in US cents, also where the server allows less. */
export type UsageLimits = { limits: UsageLimit[]; dailyCents: number | null };

export type UsageReport = UsageLimits & {
  all: UsageSum;
  /** Days with any, by the asker's clock, as "2026-11-26". */
  days: (UsageSum & { day: string })[];
  /** By id of the model or agent, the dearest first. */
  targets: (UsageSum & { target: string })[];
  /** The dearest conversations; no title where it is deleted. */
  threads: (UsageSum & { threadId: string; title: string | null; isDeleted: boolean })[];
  /** False while older turns are still being counted. */
  isWhole: boolean;
};
