import "server-only";
import type { ExcerptPiece, SearchTerm } from "@/lib/protocol/search";
import { type Word, wordsOf } from "@/lib/protocol/search-words";

const LENGTH = 220;
const BEFORE = 60;

/** What stands around the first place where one of the terms is, with all of them marked; else the beginning. */
export function excerptOf(text: string, terms: readonly SearchTerm[]): ExcerptPiece[] {
  const words = [...wordsOf(text)];
  const matches = words.flatMap((_, index) => matchAt(words, index, terms) ?? []);
  const start = startAt(words, Math.max(0, (matches[0]?.start ?? 0) - BEFORE));
  const end = Math.min(text.length, start + LENGTH);
  const pieces: ExcerptPiece[] = [];
  let at = start;
  const add = (until: number, isMatch: boolean) => {
    if (until > at) pieces.push({ text: toLine(text.slice(at, until)), isMatch });
    at = Math.max(at, until);
  };
  for (const match of matches) {
    if (match.start < at || match.end > end) continue;
    add(match.start, false);
    add(match.end, true);
  }
  add(endAt(words, end, at), false);
  return withEllipses(pieces, start > 0, end < text.length);
}

type Stretch = Pick<Word, "start" | "end">;

function matchAt(words: readonly Word[], index: number, terms: readonly SearchTerm[]): Stretch | null {
  for (const term of terms) {
    const last = term.words.length - 1;
    const isHere = term.words.every((wanted, offset) => {
      const word = words[index + offset]?.word;
      return word === wanted || (offset === last && term.isPrefix && word?.startsWith(wanted));
    });
    const [from, to] = [words[index], words[index + last]];
    if (isHere && from && to) return { start: from.start, end: to.end };
  }
  return null;
}

/** No word is cut, where there are words. */
function startAt(words: readonly Word[], wanted: number): number {
  if (wanted === 0) return 0;
  return words.find(({ start }) => start >= wanted)?.start ?? wanted;
}

function endAt(words: readonly Word[], wanted: number, least: number): number {
  const cut = words.find(({ start, end }) => start < wanted && end > wanted);
  return Math.max(least, cut?.start ?? wanted);
}

// Marks of Markdown and breaks of lines say nothing in one line of plain text.
function toLine(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, "$1")
    .replace(/[*`#|~]+|\\(?=\W)|(?<=^|\n)\s*[-+>]+\s/g, "")
    .replace(/\s+/g, " ");
}

function withEllipses(pieces: ExcerptPiece[], isCutBefore: boolean, isCutAfter: boolean): ExcerptPiece[] {
  return [
    ...(isCutBefore ? [{ text: "…", isMatch: false }] : []),
    ...pieces,
    ...(isCutAfter ? [{ text: "…", isMatch: false }] : []),
  ];
}
