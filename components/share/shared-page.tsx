"use client";

import { Mark } from "@/components/ui/mark";
import { Sentence } from "@/components/ui/sentence";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { CanAskContext } from "@/lib/client/can-ask";
import { dateFormat } from "@/lib/i18n/formats";
import { t } from "@/lib/i18n/translate";
import type { ShareSnapshot } from "@/lib/protocol/shares";
import { ContinueForm } from "./continue-form";
import { SharedThread } from "./shared-thread";

type SharedPageProps = { shareId: string; share: ShareSnapshot };

// The day is one of UTC, wherever it is read.
const DAY = dateFormat("dayOfYear", "UTC");

/** A conversation as somebody has shared it: to be read, printed, and taken on from there. */
export function SharedPage({ shareId, share }: SharedPageProps) {
  const { title, sharedOn, turns } = share;
  return (
    <CanAskContext value={false}>
      <main className="mx-auto grid max-w-column grid-cols-1 gap-8 pt-[max(2rem,env(safe-area-inset-top))] pb-[max(3rem,env(safe-area-inset-bottom))] sm:pt-14">
        <header data-print className="mx-4 grid grid-cols-1 gap-2 border-b border-line pb-6 sm:mx-6">
          <p data-print className="flex items-center gap-2 text-sm text-ink-soft">
            <Mark className="size-4.5" />
            {t("Shared from Parley")}
          </p>
          <h1 data-print dir="auto" className="text-greeting font-semibold wrap-anywhere">
            {title}
          </h1>
          <p data-print className="text-sm text-ink-faint">
            <Sentence
              text="A copy of a conversation with Gemini, as it was on {day}. What came later is not in it."
              parts={{
                day: (
                  <time data-print dateTime={sharedOn}>
                    {DAY.format(new Date(sharedOn))}
                  </time>
                ),
              }}
            />
          </p>
        </header>
        <SharedThread turns={turns} />
        <ContinueForm shareId={shareId} />
      </main>
      <TooltipLayer />
    </CanAskContext>
  );
}
