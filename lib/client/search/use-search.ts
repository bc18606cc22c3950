"use client";

import { useEffect, useReducer, useRef } from "react";
import { api } from "@/lib/client/api";
import type { SearchHit } from "@/lib/protocol/search";

// Long enough that a word is not looked for letter by letter, too short to be noticed.
const PAUSE_MS = 120;

export type SearchState = {
  /** What the hits are of. */
  q: string;
  hits: readonly SearchHit[];
  nextCursor: string | null;
  /** False while older conversations are still being taken in. */
  isWhole: boolean;
  load: "ready" | "searching" | "failed";
};

const NOTHING: SearchState = { q: "", hits: [], nextCursor: null, isWhole: true, load: "ready" };

/** What is found for what stands in the field, as it is typed. What was found before stays until there is more. */
export function useSearch(q: string) {
  const [state, change] = useReducer(
    (before: SearchState, next: Partial<SearchState>): SearchState => ({ ...before, ...next }),
    NOTHING,
  );
  const running = useRef<AbortController>(null);

  const look = (cursor: string | null) => {
    running.current?.abort();
    const call = new AbortController();
    running.current = call;
    const { signal } = call;
    change({ load: "searching" });
    api.search(q, cursor, signal).then(
      (page) => {
        if (signal.aborted) return;
        change({ ...page, q, load: "ready", hits: cursor ? [...state.hits, ...page.hits] : page.hits });
      },
      () => {
        if (!signal.aborted) change({ load: "failed" });
      },
    );
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed is what it looks for.
  useEffect(() => {
    if (q.trim() === "") {
      running.current?.abort();
      change(NOTHING);
      return;
    }
    const timer = setTimeout(() => look(null), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [q]);
  useEffect(() => () => running.current?.abort(), []);

  return { ...state, retry: () => look(null), loadMore: () => look(state.nextCursor) };
}
