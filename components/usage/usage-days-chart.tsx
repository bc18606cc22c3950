"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { t } from "@/lib/i18n/translate";
import type { UsageReport, UsageSum } from "@/lib/protocol/usage";
import { UsageTable } from "./usage-table";
import { costOf, daysUntil, formatDay } from "./usage-words";

type UsageDaysChartProps = { days: UsageReport["days"]; count: number };

/** One bar for each day, as high as what it has cost; without prices, as the tokens of its answers. */
export function UsageDaysChart({ days, count }: UsageDaysChartProps) {
  const known = new Map(days.map((sum) => [sum.day, sum]));
  const hasPrices = days.some(({ usd }) => usd > 0);
  const weightOf = (sum: UsageSum | undefined) => (hasPrices ? sum?.usd : sum?.outputTokens) ?? 0;
  const most = Math.max(...days.map(weightOf));
  const all = daysUntil(new Date(), count);
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-base font-semibold">{t("By day")}</h2>
      {/* What it shows is in the table below it. */}
      <div aria-hidden="true" className="flex h-32 items-end gap-px border-b border-line">
        {all.map((day) => {
          const sum = known.get(day);
          return (
            <div
              key={day}
              data-tooltip={t("{day}: {cost}", {
                day: formatDay(day),
                cost: sum ? costOf(sum) : t("nothing"),
              })}
              className="flex h-full flex-1 items-end hover:bg-ink/4"
            >
              <div
                className="w-full rounded-t-sm bg-accent/80 forced-colors:bg-[CanvasText]"
                style={{ height: sum ? `max(2px, ${(weightOf(sum) / (most || 1)) * 100}%)` : 0 }}
              />
            </div>
          );
        })}
      </div>
      <div aria-hidden="true" className="-mt-2 flex justify-between text-sm text-ink-faint">
        <span>{formatDay(all[0] ?? "")}</span>
        <span>{t("Today")}</span>
      </div>
      <Disclosure label={t("Day by day")}>
        <UsageTable
          caption={t("By day")}
          of={t("Day")}
          rows={days.toReversed().map((sum) => ({ key: sum.day, name: formatDay(sum.day), sum }))}
        />
      </Disclosure>
    </section>
  );
}
