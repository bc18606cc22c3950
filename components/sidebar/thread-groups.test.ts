import { expect, test } from "vitest";
import { groupThreads } from "./thread-groups";

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;

function threadAt(updatedAt: number) {
  return {
    id: String(updatedAt),
    title: null,
    updatedAt,
    isRunning: false,
    isWaiting: false,
    isUnread: false,
  };
}

test("threads are grouped as a person speaks of the past", () => {
  const times = [0, 11, 13, 37, 24 * 6, 24 * 20, 24 * 400].map((hours) => NOW - hours * HOUR_MS);
  const groups = groupThreads(times.map(threadAt), NOW, "utc");
  expect(groups.map(({ label, threads }) => [label, threads.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["Previous 7 days", 2],
    ["November", 1],
    ["October 2025", 1],
  ]);
});

test("a thread of a clock that runs ahead is of today", () => {
  expect(groupThreads([threadAt(NOW + 48 * HOUR_MS)], NOW, "utc")[0]?.label).toBe("Today");
});
