import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Waiting } from "@/lib/protocol/thread";
import type { Failure } from "@/lib/server/gemini/failure";

const LONGEST_WAIT_MS = 60_000;
const UNNAMED_WAIT_MS = 5_000;
const SHORTEST_WAIT_MS = 250;

/**
 * When to call again, or null where only a person should: after a call that may have begun, after a
 * limit that was waited for already or is longer than a minute, and after a spent quota.
 */
export function planWait(failure: Failure, tries: number, hasWaitedForLimit: boolean): Waiting | null {
  if (!failure.hasNotBegun || failure.error.code === "quota_exhausted") return null;
  const isLimit = failure.status === 429;
  if (isLimit && hasWaitedForLimit) return null;
  const backoff = 500 * 2 ** (tries - 1) * (1 + Math.random());
  const wait = failure.retryAfterMs ?? (isLimit ? UNNAMED_WAIT_MS : backoff);
  if (wait > LONGEST_WAIT_MS) return null;
  return {
    until: Date.now() + Math.max(wait, SHORTEST_WAIT_MS),
    code: isLimit ? "rate_limited" : "upstream_unavailable",
  };
}

export async function waitUntil(waiting: Waiting, signal: AbortSignal): Promise<void> {
  await sleep(Math.max(0, waiting.until - Date.now()), undefined, { signal });
}
