"use client";

import { CircleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { t } from "@/lib/i18n/translate";
import { Countdown } from "./countdown";

type ProblemStripProps = {
  sentence: string;
  detail?: string | undefined;
  retryAt?: number | undefined;
  onRetry?: (() => void) | undefined;
};

/** One sentence and one way on; what Google said about it is behind a line that opens. */
export function ProblemStrip({ sentence, detail, retryAt, onRetry }: ProblemStripProps) {
  return (
    <div className="mt-3 rounded-xl border border-danger/35 bg-danger/5 py-2 ps-3.5 pe-2.5 first:mt-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <CircleAlert aria-hidden className="size-4.5 shrink-0 text-danger" strokeWidth={1.75} />
        <p role="alert" className="min-w-0 flex-[1_1_12rem] py-1 text-ui">
          {sentence}
        </p>
        {retryAt !== undefined && (
          <span className="text-sm text-ink-soft">
            <Countdown until={retryAt} />
          </span>
        )}
        {onRetry && <Button onClick={onRetry}>{t("Retry")}</Button>}
      </div>
      {detail && (
        <div className="ps-7.5 pb-1">
          <Disclosure label={t("What Google said")}>
            <p className="mt-1 font-mono text-xs break-words whitespace-pre-wrap text-ink-soft">{detail}</p>
          </Disclosure>
        </div>
      )}
    </div>
  );
}
