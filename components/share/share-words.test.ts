import { expect, test } from "vitest";
import type { ShareableFile, ShareEntry } from "@/lib/protocol/shares";
import { daysOf, expiriesFor, factsOf, noteOf, publicSentence, titleProblemOf } from "./share-words";

const NOW = Date.UTC(2026, 10, 26, 12);
const DAY_MS = 86_400_000;
const ENTRY: ShareEntry = {
  id: "a",
  threadId: "b",
  title: "Genoa",
  messages: 3,
  files: 2,
  createdAt: NOW,
  updatedAt: NOW,
  expiresAt: null,
  views: 1_204,
  isOutdated: false,
};
const FILE: ShareableFile = { mediaId: "c", name: "a.jpg", mimeType: "image/jpeg", size: 1, isMade: false };

test("SH-13 it is said how much becomes public", () => {
  expect(publicSentence({ messages: 1, replies: 1 })).toBe(
    "1 message and 1 reply of this branch become public.",
  );
  expect(publicSentence({ messages: 1_200, replies: 0 })).toBe(
    "1,200 messages and 0 replies of this branch become public.",
  );
});

test("SH-13 a link says what it shows, how often it was opened, and when it ends", () => {
  expect(factsOf(ENTRY, NOW)).toBe("3 messages · 2 files · 1,204 views · never ends");
  const fresh = { ...ENTRY, messages: 1, files: 0, views: 0 };
  expect(factsOf({ ...fresh, expiresAt: NOW + 30 * DAY_MS }, NOW)).toBe(
    "1 message · not opened yet · ends on 26 December",
  );
  expect(factsOf({ ...fresh, views: 1, expiresAt: NOW + DAY_MS - 1 }, NOW)).toBe(
    "1 message · 1 view · ends within a day",
  );
});

test("SH-13 a file says why it cannot be shared, or what it keeps", () => {
  expect(noteOf(FILE)).toBeNull();
  expect(noteOf({ ...FILE, keepsFacts: true })).toMatch(/author/);
  expect(noteOf({ ...FILE, problem: "keeps_place" })).toMatch(/where it was taken/);
  expect(noteOf({ ...FILE, problem: "too_large" })).toMatch(/Too large/);
  expect(noteOf({ ...FILE, problem: "missing" })).toMatch(/No longer stored/);
});

test("SH-13 a title is looked at before others see it", () => {
  expect(titleProblemOf("Our garden", false)).toBeUndefined();
  expect(titleProblemOf(" ", false)).toBeUndefined();
  expect(titleProblemOf(" ", true)).toMatch(/Give it a title/);
  expect(titleProblemOf("Write to ada@lovelace.org", false)).toMatch(/should not be public/);
});

test("SH-04 a link that is brought up to date ends when it did, unless somebody says otherwise", () => {
  const kept = expiriesFor({ expiresAt: NOW + 7 * DAY_MS }, NOW);
  expect(kept.options[0]).toEqual({ value: kept.usual, name: "As before, on 3 December" });
  expect(daysOf(kept.usual)).toBeUndefined();
  expect(daysOf(expiriesFor({ expiresAt: null }, NOW).usual)).toBeNull();
  expect(daysOf(expiriesFor(null, NOW).usual)).toBe(30);
});
