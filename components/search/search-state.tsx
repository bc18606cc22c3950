"use client";

import { Button } from "@/components/ui/button";
import type { useSearch } from "@/lib/client/search/use-search";
import { useDelayed } from "@/lib/client/use-delayed";
import { joinSentences, t, tCount } from "@/lib/i18n/translate";

const SLOW_MS = 400;

type SearchStateProps = { id: string; q: string; search: ReturnType<typeof useSearch> };

/** How the search stands, in a sentence: read out when it changes, and seen where nothing else is. */
export function SearchState({ id, q, search }: SearchStateProps) {
  const isSlow = useDelayed(search.load === "searching", SLOW_MS);
  if (search.load === "failed") {
    return (
      <div role="alert" id={id} className="grid justify-items-start gap-3 px-3 py-2">
        <p>{t("The search did not reach the server.")}</p>
        <Button onClick={search.retry}>{t("Search again")}</Button>
      </div>
    );
  }
  const sentence = sentenceOf(q, search, isSlow);
  const isSeen = search.hits.length === 0 || !search.isWhole;
  return (
    <p role="status" id={id} className={isSeen ? "px-3 py-2 text-sm text-ink-soft" : "sr-only"}>
      {sentence}
    </p>
  );
}

function sentenceOf(q: string, search: SearchStateProps["search"], isSlow: boolean): string {
  if (q.trim() === "") {
    return t(
      "Finds words in messages, replies, titles, file names, sources and function calls. Narrow it by in:, has:, is:, folder:, model:, after: and before:.",
    );
  }
  if (search.q !== q) return isSlow ? t("Searching…") : "";
  const found = foundText(search.hits.length, search.nextCursor === null);
  return search.isWhole ? found : joinSentences(found, t("Older conversations are still being taken in."));
}

function foundText(count: number, isAll: boolean): string {
  if (count === 0) return t("Nothing was found in conversations.");
  return isAll
    ? tCount(count, "{count} place found.", "{count} places found.")
    : tCount(count, "The newest {count} place found.", "The newest {count} places found.");
}
