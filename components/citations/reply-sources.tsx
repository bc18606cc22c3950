"use client";

import { type ReactNode, Suspense, useMemo, useState } from "react";
import { KnownAddressesContext } from "@/components/content/known-addresses-context";
import { lazyPart } from "@/components/ui/lazy-part";
import { addressesIn } from "@/lib/client/markdown/leaving";
import { selectCitations } from "@/lib/protocol/citations";
import type { Turn } from "@/lib/protocol/thread";
import { CitationsContext } from "./citations-context";

const SourceSection = lazyPart(() => import("./source-section").then((module) => module.SourceSection));

type ReplySourcesProps = { turn: Turn; isLive: boolean; children: ReactNode };

/** A reply's answer, with what it cites in the text and under it. */
export function ReplySources({ turn, isLive, children }: ReplySourcesProps) {
  const citations = selectCitations(turn);
  const [asked, setAsked] = useState<{ number: number } | null>(null);
  const known = useMemo(
    () => ({ ...citations, onShow: (number: number) => setAsked({ number }) }),
    [citations],
  );
  const isKnown = useMemo(
    () => (href: string) => addressesIn(turn.input, citations.sources).has(href),
    [turn.input, citations],
  );
  const hasSearched = turn.steps.some((step) => step.type === "google_search_result");
  return (
    <KnownAddressesContext value={isKnown}>
      <CitationsContext value={known}>
        {children}
        {(citations.sources.length > 0 || (isLive && hasSearched)) && (
          <Suspense fallback={null}>
            <SourceSection
              turn={turn}
              sources={citations.sources}
              asked={asked}
              hasSuggestions={isLive && hasSearched}
            />
          </Suspense>
        )}
      </CitationsContext>
    </KnownAddressesContext>
  );
}
