"use client";

import { ChevronRight, SquareFunction } from "lucide-react";
import { useId, useState } from "react";
import { useMediaSource } from "@/components/media/media-source-context";
import { ResultView } from "@/components/steps/result-view";
import { numberFormat } from "@/lib/i18n/formats";
import { msg, t } from "@/lib/i18n/translate";
import type { CallState } from "@/lib/protocol/call-state";
import type { FunctionCall } from "@/lib/protocol/calls";
import type { Turn } from "@/lib/protocol/thread";
import { ArgumentsView } from "./arguments-view";
import { CALL_STATE_WORDS, sentenceOf } from "./call-words";

type CallLineProps = { turn: Turn; call: FunctionCall; state: CallState };

const LIVE: readonly CallState[] = ["running", "browser"];
const RESULT_LABELS: Partial<Record<CallState, string>> = {
  failed: msg("Error"),
  denied: msg("Told to the model"),
};
const LEAST_MS = 100;
const SECONDS = numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** A call as one line, which opens to what went in and what came out. */
export function CallLine({ turn, call, state }: CallLineProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const isShared = useMediaSource()?.isLive === false;
  const durationMs = durationOf(turn, call);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("{name}, {state}", { name: call.name, state: t(CALL_STATE_WORDS[state]) })}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-1.5 inline-flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-start text-sm text-ink-faint transition-colors hover:text-ink coarse:min-h-11"
      >
        <SquareFunction
          aria-hidden
          strokeWidth={1.75}
          className={`size-4 shrink-0 ${LIVE.includes(state) ? "animate-live" : ""}`}
        />
        <span className="truncate tabular-nums">
          {sentenceOf(call, state)}
          {durationMs >= LEAST_MS && ` · ${t("{seconds} s", { seconds: SECONDS.format(durationMs / 1000) })}`}
        </span>
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className={`size-3.5 shrink-0 transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:-rotate-90" : ""}`}
        />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <div className="tinted mt-1.5 grid min-w-0 grid-cols-1 gap-3 rounded-xl border border-line px-4 py-3 text-sm text-ink-soft">
            {isShared && <p>{t("What it was called with, and what came of it, is not shared.")}</p>}
            {!isShared && <ArgumentsView call={call} />}
            {!isShared && call.result && (
              <ResultView
                label={t(RESULT_LABELS[state] ?? msg("Result"))}
                result={call.result.result}
                nothing={t("The function answered nothing.")}
                isError={state === "failed"}
              />
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function durationOf(turn: Turn, call: FunctionCall): number {
  const timing = call.result ? turn.stepTimings[turn.steps.indexOf(call.result)] : undefined;
  return timing?.stoppedAt === undefined ? 0 : timing.stoppedAt - timing.startedAt;
}
