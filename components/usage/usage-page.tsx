"use client";

import { useCallback, useState } from "react";
import { PlaceState } from "@/components/places/place-state";
import { CompactSelect } from "@/components/ui/compact-select";
import { api } from "@/lib/client/api";
import { useAsked } from "@/lib/client/use-asked";
import { t, tCount } from "@/lib/i18n/translate";
import { USAGE_DAYS, type UsageDays } from "@/lib/protocol/usage";
import { UsageDaysChart } from "./usage-days-chart";
import { UsageLimits } from "./usage-limits";
import { UsageTargets } from "./usage-targets";
import { UsageThreads } from "./usage-threads";
import { UsageTotals } from "./usage-totals";

/** What was used, when, by which models and in which conversations, and what one may still use. */
export function UsagePage() {
  const [days, setDays] = useState<UsageDays>(30);
  const ask = useCallback((signal: AbortSignal) => api.reportUsage(days, signal), [days]);
  const { answer: report, problem, reload } = useAsked(ask);
  return (
    <>
      <p className="text-ink-soft">
        {t(
          "Prices are estimated from what Google says that each answer used. What was imported is not among it.",
        )}
      </p>
      <div className="-ms-2 w-fit">
        <CompactSelect
          label={t("Period")}
          value={String(days)}
          options={USAGE_DAYS.map((count) => ({
            value: String(count),
            name: tCount(count, "Last {count} day", "Last {count} days"),
          }))}
          onChange={(value) => setDays(Number(value) as UsageDays)}
        />
      </div>
      <PlaceState
        things="figures"
        isLoading={report === null}
        hasFailed={problem !== null}
        onRetry={reload}
      />
      {report && (
        <>
          {!report.isWhole && (
            <p role="status" className="text-ink-soft">
              {t("Older answers are still being counted. Look again in a moment.")}
            </p>
          )}
          {report.all.turns === 0 ? (
            <p className="text-ink-soft">{t("Nothing was used in this time.")}</p>
          ) : (
            <>
              <UsageTotals sum={report.all} />
              <UsageDaysChart days={report.days} count={days} />
              <UsageTargets targets={report.targets} />
              <UsageThreads threads={report.threads} />
            </>
          )}
          {report.limits.length > 0 && <UsageLimits reported={report} />}
        </>
      )}
    </>
  );
}
