"use client";

import { Suspense, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { msg, t } from "@/lib/i18n/translate";
import { isOutOfBudget } from "@/lib/protocol/select";
import { isAnsweredInWords } from "@/lib/protocol/select-media";
import { isTurnSettled, type Turn } from "@/lib/protocol/thread";
import { TURN_ERRORS } from "@/lib/protocol/turn-errors";
import type { LiveState } from "./live-state";
import { ProblemStrip } from "./problem-strip";

const BudgetStrip = lazyPart(() => import("./budget-strip").then((module) => module.BudgetStrip));

type TurnProblemProps = { turn: Turn; live: LiveState | null };

const NOTHING_NEW = msg("Google has nothing new of this work. Retry looks again; Regenerate begins anew.");

/** Why a turn was not sent or did not end well, and the way on. */
export function TurnProblem({ turn, live }: TurnProblemProps) {
  const [hasLooked, setHasLooked] = useState(false);
  const retry = (actions: LiveState["actions"]) => {
    void actions.retry(turn.id).finally(() => setHasLooked(true));
  };
  const handleRetry = live ? () => retry(live.actions) : undefined;
  if (live?.delivery === "failed") {
    const sentence = live.deliveryError ?? t("The message could not be sent. It is kept.");
    return (
      <ProblemStrip sentence={sentence} retryAt={live.deliveryRetryAt ?? undefined} onRetry={handleRetry} />
    );
  }
  if (hasLooked && turn.status === "cut_off" && turn.settings.agent !== undefined)
    return <ProblemStrip sentence={t(NOTHING_NEW)} onRetry={handleRetry} />;
  if (turn.error && isTurnSettled(turn)) {
    const { code, detail } = turn.error;
    const { canRetry } = TURN_ERRORS[code];
    const sentence = t(TURN_ERRORS[code].sentence);
    // Of a file the detail is its name, by which one tells it from the others.
    const isAboutFile = code.startsWith("file_");
    return (
      <ProblemStrip
        sentence={isAboutFile && detail ? t("{sentence} It is {detail}.", { sentence, detail }) : sentence}
        detail={isAboutFile ? undefined : detail}
        retryAt={turn.error.retryAt}
        onRetry={canRetry ? handleRetry : undefined}
      />
    );
  }
  if (turn.status === "cut_off")
    return <ProblemStrip sentence={t(TURN_ERRORS.cut_off.sentence)} onRetry={handleRetry} />;
  if (turn.status === "failed")
    return <ProblemStrip sentence={t(TURN_ERRORS.internal.sentence)} onRetry={handleRetry} />;
  if (isOutOfBudget(turn)) {
    if (!live)
      return <p className="mt-3 text-sm text-ink-faint">{t("The budget of this run was used up.")}</p>;
    const handleContinue = live.isLast ? () => live.actions.continueWithMore(turn.id) : undefined;
    return (
      <Suspense fallback={null}>
        <BudgetStrip threadId={turn.threadId} onContinue={handleContinue} />
      </Suspense>
    );
  }
  if (isAnsweredInWords(turn))
    return (
      <p className="mt-3 text-sm text-ink-faint">{t("The model answered in words; no picture was made.")}</p>
    );
  return null;
}
