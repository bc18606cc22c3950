import { wordsOf } from "./search-words";

/** What of a conversation can be found, each by itself. */
export const SEARCH_PARTS = ["title", "message", "reply", "file", "source", "function"] as const;
export type SearchPart = (typeof SEARCH_PARTS)[number];

export const SEARCH_FEATURES = ["image", "audio", "video", "document", "code", "source", "function"] as const;
export type SearchFeature = (typeof SEARCH_FEATURES)[number];

/** How a conversation stands. */
export const SEARCH_STATES = ["pinned", "archived", "shared"] as const;
export type SearchState = (typeof SEARCH_STATES)[number];

export const SEARCH_MAX_LENGTH = 300;
const TERMS_MAX = 20;

/** A stretch of an excerpt, and whether it is what was looked for. */
export type ExcerptPiece = { text: string; isMatch: boolean };

export type SearchHit = {
  threadId: string;
  title: string | null;
  isArchived: boolean;
  /** Null where the title itself was found. */
  turnId: string | null;
  part: SearchPart;
  at: number;
  excerpt: ExcerptPiece[];
};
/** `isWhole` is false while older conversations are not all in the index yet. */
export type SearchPage = { hits: SearchHit[]; nextCursor: string | null; isWhole: boolean };

/** Words that stand one after the other. The last may be the beginning of a word that is still being typed. */
export type SearchTerm = { words: string[]; isPrefix: boolean; isExcluded: boolean };

export type SearchQuery = {
  terms: SearchTerm[];
  parts: SearchPart[];
  features: SearchFeature[];
  /** Beginnings of ids of models and agents. */
  models: string[];
  states: SearchState[];
  /** Beginnings of names of folders. */
  folders: string[];
  /** ms since the epoch, the first within and the last without. */
  from: number | null;
  until: number | null;
};

const TOKEN = /(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|(\S+))/giu;

/**
 * What somebody typed, as a query: words, "phrases", -without, in:reply, has:image, is:pinned, folder:work,
 * model:gemini-3, after:2026-01-31, before:2026. Nothing is an error: what is no filter is words. `zone` is that of
 * `searchSchema`.
 */
export function parseSearch(text: string, zone = 0): SearchQuery {
  const query: SearchQuery = {
    terms: [],
    parts: [],
    features: [],
    models: [],
    states: [],
    folders: [],
    from: null,
    until: null,
  };
  for (const match of text.matchAll(TOKEN)) {
    const [, minus, key = "", quoted, closing, bare = ""] = match;
    const value = quoted ?? bare;
    if (minus === "" && key !== "" && addFilter(query, key.toLowerCase(), value, zone)) continue;
    const isExcluded = minus === "-";
    const words = [...wordsOf(key ? `${key}:${value}` : value)].map(({ word }) => word);
    if (words.length === 0 || query.terms.length >= TERMS_MAX) continue;
    const isOpen = !isExcluded && closing !== '"' && !/\s$/.test(text);
    query.terms.push({ words, isPrefix: isOpen, isExcluded });
  }
  return { ...query, terms: query.terms.map(asWhole) };
}

/** Only the last one may still be on its way. */
function asWhole(term: SearchTerm, index: number, terms: readonly SearchTerm[]): SearchTerm {
  return index === terms.length - 1 ? term : { ...term, isPrefix: false };
}

/** Whether anything is looked for. */
export function isEmptySearch({ from, until, ...lists }: SearchQuery): boolean {
  return from === null && until === null && Object.values(lists).every((list) => list.length === 0);
}

const PLURALS: Record<string, string> = { replies: "reply" };

function addFilter(query: SearchQuery, key: string, value: string, zone: number): boolean {
  const name = value.toLowerCase();
  const singular = PLURALS[name] ?? name.replace(/s$/, "");
  switch (key) {
    case "in":
      return addKnown(query.parts, SEARCH_PARTS, singular);
    case "has":
      return addKnown(query.features, SEARCH_FEATURES, singular);
    case "is":
      return addKnown(query.states, SEARCH_STATES, name);
    case "model":
    case "folder":
      if (name !== "") query[`${key}s`].push(name);
      return name !== "";
    case "after":
    case "before":
      return addDate(query, key, value, zone);
    default:
      return false;
  }
}

function addKnown<T extends string>(list: T[], known: readonly T[], name: string): boolean {
  const found = known.find((one) => one === name);
  if (found) list.push(found);
  return found !== undefined;
}

/** After a day, a month or a year is from its beginning on, as it is before it until then. */
function addDate(query: SearchQuery, key: "after" | "before", value: string, zone: number): boolean {
  const [, year, month = "1", day = "1"] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value) ?? [];
  if (!year) return false;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day)) + zone * 60_000;
  if (key === "after") query.from = time;
  else query.until = time;
  return true;
}
