"use client";

import { use, useRef, useState } from "react";
import type { Decision } from "@/lib/client/functions/decide-call";
import { ApiError } from "@/lib/client/request";
import { t } from "@/lib/i18n/translate";
import type { FunctionCall } from "@/lib/protocol/calls";
import { CallActionsContext } from "./call-actions-context";

/** What a card does with a decision, and what became of the last one. */
export function useDecide(turnId: string, call: FunctionCall) {
  const actions = use(CallActionsContext);
  const cardRef = useRef<HTMLDivElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    const hadFocus = cardRef.current?.contains(document.activeElement);
    setProblem(null);
    setIsBusy(true);
    try {
      await work();
    } catch (cause) {
      setProblem(sentenceOf(cause));
    } finally {
      setIsBusy(false);
      // The button that had it may be gone with what was decided.
      if (hadFocus) requestAnimationFrame(() => keepFocus(cardRef.current));
    }
  };
  return {
    cardRef,
    isBusy,
    problem,
    decide: (decision: Decision) => {
      if (actions && !isBusy) void attempt(() => actions.decide(turnId, call, decision));
    },
    fail: (cause: unknown) => setProblem(sentenceOf(cause)),
  };
}

function keepFocus(card: HTMLElement | null): void {
  if (document.activeElement === document.body) card?.focus({ preventScroll: true });
}

function sentenceOf(cause: unknown): string {
  if (cause instanceof ApiError) return cause.message;
  if (cause instanceof TypeError)
    return t("The server could not be reached. Nothing was decided; try again.");
  return cause instanceof Error ? cause.message : t("This could not be done. Try again.");
}
