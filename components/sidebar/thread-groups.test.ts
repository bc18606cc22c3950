import { expect, test, vi } from "vitest";
import { UNPLACED } from "@/lib/protocol/thread";
import { groupThreads, sectionsOf } from "./thread-groups";

const NOW = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;

function threadAt(updatedAt: number) {
  return {
    id: String(updatedAt),
    title: null,
    updatedAt,
    ...UNPLACED,
    isRunning: false,
    isWaiting: false,
    isUnread: false,
  };
}

test("threads are grouped as a person speaks of the past", () => {
  const times = [0, 11, 13, 37, 24 * 6, 24 * 20, 24 * 40, 24 * 400].map((hours) => NOW - hours * HOUR_MS);
  const groups = groupThreads(times.map(threadAt), NOW, "utc");
  expect(groups.map(({ label, threads }) => [label, threads.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
    ["Previous 7 days", 2],
    ["Previous 30 days", 1],
    ["October", 1],
    ["October 2025", 1],
  ]);
});

test("a thread of a clock that runs ahead is of today", () => {
  expect(groupThreads([threadAt(NOW + 48 * HOUR_MS)], NOW, "utc")[0]?.label).toBe("Today");
});

test("days are those of the reader, also where a day has 25 hours", () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  const labelAt = (time: string) =>
    groupThreads([threadAt(Date.parse(time))], Date.parse("2026-10-26T09:00:00+01:00"), "local")[0]?.label;
  expect(labelAt("2026-10-26T00:00:00+01:00")).toBe("Today");
  expect(labelAt("2026-10-25T23:59:59+01:00")).toBe("Yesterday");
  expect(labelAt("2026-10-25T00:00:00+02:00"), "the clocks went back at three").toBe("Yesterday");
  expect(labelAt("2026-10-24T23:59:59+02:00")).toBe("Previous 7 days");
  vi.unstubAllEnvs();
});

test("at the turn of a year months of the one before have their year", () => {
  const newYear = Date.UTC(2027, 0, 1, 0, 30);
  expect(groupThreads([threadAt(Date.UTC(2026, 10, 2))], newYear, "utc")[0]?.label).toBe("November 2026");
});

test("each thread is listed once: pinned on top, else in its folder, and not where it is archived", () => {
  const folder = { id: "folder", name: "Work", isCollapsed: false };
  const [first, second] = [
    { ...threadAt(1), pinnedAt: 5, folderId: "folder" },
    { ...threadAt(2), pinnedAt: 4 },
  ];
  const inside = { ...threadAt(3), folderId: "folder" };
  const elsewhere = { ...threadAt(4), folderId: "of a folder that is gone" };
  const archived = { ...threadAt(5), isArchived: true, pinnedAt: 1 };
  const sections = sectionsOf([archived, elsewhere, inside, second, first], [folder]);
  expect(sections).toEqual({
    pinned: [first, second],
    inFolders: new Map([["folder", [inside]]]),
    rest: [elsewhere],
  });
});
