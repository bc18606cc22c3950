import { expect, test } from "vitest";
import type { EnvironmentEntry } from "@/lib/protocol/api-agents";
import { keptUntil, nameOf, networkWords, sizeOf, whatGoes } from "./environment-words";

const NOW = new Date(2026, 10, 26, 12).getTime();
const HOUR_MS = 3_600_000;

const entry: EnvironmentEntry = {
  id: "env_0123456789",
  isExpired: false,
  threadId: "t",
  threadTitle: "Fibonacci",
  createdAt: NOW,
  lastUsedAt: NOW,
  expiresAt: NOW + 7 * 24 * HOUR_MS,
  fileCount: 2,
  size: 1_200,
  network: "open",
};

test("how long an environment is kept is said in hours, then as a date", () => {
  expect([-1, 0.5, 1, 23, 7 * 24].map((hours) => keptUntil(NOW + hours * HOUR_MS, NOW))).toEqual([
    "Its time is over: Google may remove it at any moment.",
    "Kept for less than an hour unless it is used again.",
    "Kept for 1 more hour unless it is used again.",
    "Kept for 23 more hours unless it is used again.",
    "Kept until 3 December unless it is used again.",
  ]);
});

test("what an environment can reach is said in plain words, and nothing where nobody knows", () => {
  const allowlist = ["a.com", "b.com", "c.com", "d.com", "e.com"].map((domain) => ({ domain }));
  expect(networkWords("open")).toBe("It can reach the whole internet.");
  expect(networkWords("disabled")).toBe("It has no access to the network.");
  expect(networkWords({ allowlist: allowlist.slice(0, 1) })).toBe("On the network it can reach only a.com.");
  expect(networkWords({ allowlist })).toBe(
    "On the network it can reach only a.com, b.com, c.com and 2 more.",
  );
  expect(networkWords(null)).toBeNull();
});

test("a whole list is counted; where it is not whole, Google's numbers are told", () => {
  const files = [{ path: "a", name: "a", mimeType: null, size: 10, modifiedAt: null }];
  expect(sizeOf(entry, { files, isWhole: true })).toBe("1 file · 10 bytes");
  expect(sizeOf(entry, { files, isWhole: false })).toBe("2 files · 1.2 kB");
  expect(sizeOf({ fileCount: null, size: null }, null)).toBe("");
  expect(sizeOf(entry, { files: [], isWhole: true })).toBe("No files");
});

test("before an environment is deleted it is said what is lost and what is not", () => {
  expect(whatGoes(entry, null)).toBe(
    "Delete this environment at Google? This removes its 2 files (1.2 kB) for good. “Fibonacci” stays; its agent goes on in a new environment, without these files.",
  );
  expect(whatGoes({ ...entry, threadId: null, threadTitle: null }, { files: [], isWhole: true })).toBe(
    "Delete this environment at Google? It is empty.",
  );
  expect(whatGoes({ ...entry, fileCount: null, size: null }, null)).toContain("removes its files for good");
});

test("an environment is called as its conversation, and by its id where that is gone", () => {
  expect(nameOf(entry)).toBe("Fibonacci");
  expect(nameOf({ ...entry, threadTitle: null })).toBe("Untitled");
  expect(nameOf({ ...entry, threadId: null, threadTitle: null })).toBe("Environment env_0123");
});
