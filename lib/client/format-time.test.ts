import { expect, test } from "vitest";
import { formatAgo, formatDate, formatUntil } from "./format-time";

const NOW = new Date(2026, 10, 23, 12).getTime();
const MINUTE_MS = 60_000;

test("times are relative up to a day, then dates", () => {
  const minutes = [0, 1, 59, 61, 60 * 23, 60 * 24, 60 * 24 * 400];
  expect(minutes.map((ago) => formatAgo(NOW - ago * MINUTE_MS, NOW))).toEqual([
    "just now",
    "1 minute ago",
    "59 minutes ago",
    "1 hour ago",
    "23 hours ago",
    "22 November",
    "19 October 2025",
  ]);
});

test("what a clock that runs ahead has noted was just now", () => {
  expect(formatAgo(NOW + 5 * MINUTE_MS, NOW)).toBe("just now");
});

test("a date of another year names it", () => {
  expect(formatDate(new Date(2027, 0, 2).getTime(), NOW)).toBe("2 January 2027");
});

test("RL-01 until when something has to wait is a time of day, where the reader is", () => {
  const waits = [20, 61, 60 * 90, 60 * 60 * 12 + 60 * 5].map((seconds) =>
    formatUntil(NOW + seconds * 1_000, NOW),
  );
  expect(waits).toEqual(["in less than a minute", "at 12:01", "at 13:30", "tomorrow at 00:05"]);
});
