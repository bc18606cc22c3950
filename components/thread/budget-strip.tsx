"use client";

import { Gauge } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { useSettings } from "@/lib/client/use-settings";
import { t, tCount } from "@/lib/i18n/translate";
import { nextBudgetOf } from "@/lib/protocol/with-more-budget";

type BudgetStripProps = {
  threadId: string;
  /** Missing where the reader cannot go on from here. */
  onContinue?: (() => void) | undefined;
};

/** An agent has stopped where its budget ended: nothing has failed, and it can go on. */
export function BudgetStrip({ threadId, onContinue }: BudgetStripProps) {
  const id = useId();
  const settings = useSettings(threadId);
  const next = nextBudgetOf(settings);
  return (
    <div className="mt-3 rounded-xl border border-warn/40 bg-warn/8 py-2 ps-3.5 pe-2.5 first:mt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Gauge aria-hidden className="size-4.5 shrink-0 text-warn" strokeWidth={1.75} />
        <div className="min-w-0 flex-[1_1_14rem] py-1 text-ui">
          <p>{t("The budget of this run is used up. What was done is kept.")}</p>
          {onContinue && (
            <p id={id} className="text-sm text-ink-soft">
              {next === null
                ? t("The next run may use as much again.")
                : tCount(
                    next,
                    "The next run may use {count} token, and so may those after it.",
                    "The next run may use {count} tokens, and so may those after it.",
                  )}
            </p>
          )}
        </div>
        {onContinue && (
          <Button aria-describedby={id} className="in-data-running:hidden" onClick={onContinue}>
            {t("Continue with more")}
          </Button>
        )}
      </div>
    </div>
  );
}
