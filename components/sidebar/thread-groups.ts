import type { ThreadSummary } from "@/lib/protocol/api";

const DAY_MS = 86_400_000;

export type ThreadGroup = { label: string; threads: ThreadSummary[] };

/** Where days begin: the server does not know the reader's zone, so its first paint uses UTC. */
export type Zone = "utc" | "local";

/** Groups threads, newest first, as a person speaks of the past. `now` is in ms since the epoch. */
export function groupThreads(threads: readonly ThreadSummary[], now: number, zone: Zone): ThreadGroup[] {
  const groups: ThreadGroup[] = [];
  for (const thread of threads) {
    const label = labelOf(thread.updatedAt, now, zone);
    const last = groups.at(-1);
    if (last?.label === label) last.threads.push(thread);
    else groups.push({ label, threads: [thread] });
  }
  return groups;
}

function labelOf(time: number, now: number, zone: Zone): string {
  const today = startOfDay(now, zone);
  if (time >= today) return "Today";
  if (time >= today - DAY_MS) return "Yesterday";
  if (time >= today - 7 * DAY_MS) return "Previous 7 days";
  return monthOf(time, now, zone);
}

// Making a formatter is slow, and a list may have thousands of threads.
const MONTHS = {
  utc: new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" }),
  local: new Intl.DateTimeFormat("en", { month: "long", year: "numeric" }),
};

function monthOf(time: number, now: number, zone: Zone): string {
  const thisYear = ` ${new Date(now).getFullYear()}`;
  const month = MONTHS[zone].format(time);
  return month.endsWith(thisYear) ? month.slice(0, -thisYear.length) : month;
}

function startOfDay(time: number, zone: Zone): number {
  return zone === "utc" ? Math.floor(time / DAY_MS) * DAY_MS : new Date(time).setHours(0, 0, 0, 0);
}
