import { dateFormat } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import type { ThreadSummary } from "@/lib/protocol/api-list";
import type { Folder } from "@/lib/protocol/folders";

const DAY_MS = 86_400_000;

export type ThreadGroup = { label: string; threads: ThreadSummary[] };

/** Where days begin: the server does not know the reader's zone, so its first paint uses UTC. */
export type Zone = "utc" | "local";

type Sections = {
  pinned: readonly ThreadSummary[];
  /** By the id of the folder. */
  inFolders: ReadonlyMap<string, readonly ThreadSummary[]>;
  /** What stands in no folder. */
  rest: readonly ThreadSummary[];
};

/** Each thread in the one place where it is listed; those that are archived are in none. */
export function sectionsOf(threads: readonly ThreadSummary[], folders: readonly Folder[]): Sections {
  const inFolders = new Map(folders.map(({ id }) => [id, [] as ThreadSummary[]]));
  const rest: ThreadSummary[] = [];
  for (const thread of threads) {
    if (thread.isArchived || thread.pinnedAt !== null) continue;
    (inFolders.get(thread.folderId ?? "") ?? rest).push(thread);
  }
  return { pinned: pinnedOf(threads), inFolders, rest };
}

/** The last to be pinned is on top until others are put there, and none moves as it is gone on with. */
export function pinnedOf(threads: readonly ThreadSummary[]): ThreadSummary[] {
  return threads
    .filter(({ pinnedAt, isArchived }) => pinnedAt !== null && !isArchived)
    .sort((one, other) => (other.pinnedAt ?? 0) - (one.pinnedAt ?? 0));
}

/** Groups threads, newest first, as a person speaks of the past. `now` is in ms since the epoch. */
export function groupThreads(threads: readonly ThreadSummary[], now: number, zone: Zone): ThreadGroup[] {
  const spans = spansBefore(now, zone);
  const groups: ThreadGroup[] = [];
  for (const thread of threads) {
    const label =
      spans.find(({ from }) => thread.updatedAt >= from)?.label ?? monthOf(thread.updatedAt, now, zone);
    const last = groups.at(-1);
    if (last?.label === label) last.threads.push(thread);
    else groups.push({ label, threads: [thread] });
  }
  return groups;
}

const SPANS = [
  { label: msg("Today"), days: 0 },
  { label: msg("Yesterday"), days: 1 },
  { label: msg("Previous 7 days"), days: 7 },
  { label: msg("Previous 30 days"), days: 30 },
];

function spansBefore(now: number, zone: Zone): { label: string; from: number }[] {
  return SPANS.map(({ label, days }) => ({ label: t(label), from: dayBefore(now, days, zone) }));
}

/** When the day began that was so many days ago. Not all days of a reader have 24 hours. */
function dayBefore(now: number, days: number, zone: Zone): number {
  if (zone === "utc") return (Math.floor(now / DAY_MS) - days) * DAY_MS;
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  return day.setDate(day.getDate() - days);
}

const MONTHS = {
  utc: dateFormat("month", "UTC"),
  local: dateFormat("month"),
};
const MONTHS_OF_YEARS = {
  utc: dateFormat("monthOfYear", "UTC"),
  local: dateFormat("monthOfYear"),
};

function monthOf(time: number, now: number, zone: Zone): string {
  const isThisYear = yearOf(time, zone) === yearOf(now, zone);
  return (isThisYear ? MONTHS : MONTHS_OF_YEARS)[zone].format(time);
}

function yearOf(time: number, zone: Zone): number {
  const date = new Date(time);
  return zone === "utc" ? date.getUTCFullYear() : date.getFullYear();
}
