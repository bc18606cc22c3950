"use client";

import { useState } from "react";
import { t } from "@/lib/i18n/translate";
import type { UsageLimits as Limits } from "@/lib/protocol/usage";
import { OwnLimitForm } from "./own-limit-form";
import { nameOfLimit, stateOfLimit } from "./usage-words";

/** What the server lets one do and keep, and how much of it is used. */
export function UsageLimits({ reported }: { reported: Limits }) {
  const [{ limits, dailyCents }, setLimits] = useState(reported);
  return (
    <section className="grid grid-cols-1 gap-3">
      <h2 className="text-base font-semibold">{t("Limits")}</h2>
      <ul className="grid gap-4 sm:grid-cols-2 sm:gap-x-8">
        {limits.map((limit) => (
          <li key={limit.name} className="grid content-start gap-1.5">
            <p className="flex flex-wrap justify-between gap-x-3 text-ui">
              <span>{nameOfLimit(limit)}</span>
              <span className="text-ink-soft tabular-nums">{stateOfLimit(limit)}</span>
            </p>
            {limit.most !== null && (
              // biome-ignore lint/a11y/useSemanticElements: browsers draw a meter each in their own colors.
              <div
                role="meter"
                aria-label={nameOfLimit(limit)}
                aria-valuenow={Math.min(limit.used, limit.most)}
                aria-valuemin={0}
                aria-valuemax={limit.most}
                aria-valuetext={stateOfLimit(limit)}
                className="h-1 overflow-hidden rounded-full bg-ink/10 forced-colors:border"
              >
                <div
                  className="h-full rounded-full bg-accent forced-colors:bg-[CanvasText]"
                  style={{ width: `${Math.min(1, limit.used / limit.most) * 100}%` }}
                />
              </div>
            )}
          </li>
        ))}
      </ul>
      <OwnLimitForm dailyCents={dailyCents} onSaved={setLimits} />
    </section>
  );
}
