"use client";

import { Button } from "@/components/ui/button";
import { useNow } from "@/lib/client/use-now";
import { msg, t } from "@/lib/i18n/translate";
import type { Target } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import { formatElapsed } from "./format-elapsed";

type LongWorkProps = {
  turn: Turn;
  target: Target;
  /** Null where the reader cannot. */
  onGiveUp: (() => void) | null;
};

const ONE_SECOND_MS = 1000;
const MINUTE_MS = 60 * ONE_SECOND_MS;
const USUAL_LIMIT_MINUTES = 60;
const CLOSABLE = msg("You can close this page; it goes on.");
const OVERDUE = msg("This takes longer than Google allows for such work.");

/** How long work has taken that nobody needs to wait for, and a way out where it will not end. */
export function LongWork({ turn, target, onGiveUp }: LongWorkProps) {
  const now = useNow(ONE_SECOND_MS);
  const beganAt = turn.createdAt + (turn.calledAt ?? 0);
  const elapsedMs = Math.max(0, (now ?? beganAt) - beganAt);
  const limitMs = (target.agent?.longestMinutes ?? USUAL_LIMIT_MINUTES) * MINUTE_MS;
  const isOverdue = elapsedMs > limitMs;
  const isQueued = turn.interactions.at(-1)?.status === "queued";
  return (
    <>
      {elapsedMs >= ONE_SECOND_MS && <span className="tabular-nums">{formatElapsed(elapsedMs)}</span>}
      {isQueued && <span>{t("Google begins when it has room.")}</span>}
      {isOverdue && <span className="text-warn">{t(OVERDUE)}</span>}
      {isOverdue && onGiveUp && <Button onClick={onGiveUp}>{t("Give up")}</Button>}
      {!isOverdue && turn.isBackground && <span>{t(CLOSABLE)}</span>}
    </>
  );
}
