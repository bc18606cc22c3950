import "server-only";
import type { SearchFeature, SearchPart } from "@/lib/protocol/search";
import { wordsOf } from "@/lib/protocol/search-words";
import type { Owner } from "@/lib/server/access/owner";

// Words that stand in an entry beside those of its text, so that the index alone finds what a filter lets through.
// Whoever writes such a word in a message finds only what is their own: whose an entry is, its row says as well.

export const ownerMark = ({ id }: Owner) => `zzowner${Buffer.from(id).toString("hex")}`;
/** Of what the owner has of a month (UTC); `at` is in ms. */
export const monthMark = (owner: Owner, at: number) => monthMarkOf(owner, monthOf(at));
export const partMark = (part: SearchPart) => `zzin${part}`;
export const featureMark = (feature: SearchFeature) => `zzhas${feature}`;
export const threadMark = (threadId: string) => `zzthread${Buffer.from(threadId).toString("hex")}`;

/** Of the id of a model or an agent, or the beginning of one. */
export const modelMark = (id: string) => `zzmodel${[...wordsOf(id)].map(({ word }) => word).join("")}`;

// A search of more months than these takes as long with them as without.
const MONTHS_MAX = 24;

/**
 * The marks of all that the owner has between two times, in ms: of few months the index gives what is in them, and does
 * not walk through all that came later.
 */
export function marksBetween(owner: Owner, first: number, last: number): string[] {
  const [from, until] = [monthOf(first), monthOf(last)];
  if (until - from >= MONTHS_MAX) return [ownerMark(owner)];
  return Array.from({ length: until - from + 1 }, (_, index) => monthMarkOf(owner, from + index));
}

const monthMarkOf = (owner: Owner, month: number) => `${ownerMark(owner)}month${month}`;

/** Counted from the beginning of our era. */
function monthOf(at: number): number {
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
