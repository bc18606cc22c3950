"use client";

import type { Source } from "@/lib/protocol/citations-sources";
import { selectSuggestions } from "@/lib/protocol/citations-suggestions";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { SourceList } from "./source-list";
import { SuggestionFrame } from "./suggestion-frame";

type SourceSectionProps = {
  turn: Turn;
  sources: readonly Source[];
  asked: { number: number } | null;
  /** Whether the suggestions can be fetched: they are only for who owns the thread. */
  hasSuggestions: boolean;
};

/** Under an answer: what it rests on, and what Google suggests to search for. */
export function SourceSection({ turn, sources, asked, hasSuggestions }: SourceSectionProps) {
  // The frame shows what is stored, which is all of it once the turn has ended.
  const suggestions = hasSuggestions && isTurnSettled(turn) ? selectSuggestions(turn) : [];
  if (sources.length === 0 && suggestions.length === 0) return null;
  return (
    <div className="mt-4 grid gap-3">
      {sources.length > 0 && <SourceList sources={sources} asked={asked} />}
      {suggestions.map((html, index) => (
        <SuggestionFrame key={html} src={`/embed/suggestions/${turn.id}/${index}`} />
      ))}
    </div>
  );
}
