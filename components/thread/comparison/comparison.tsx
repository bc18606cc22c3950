"use client";

import { useShallow } from "zustand/react/shallow";
import type { LiveState } from "@/components/thread/live-state";
import { ReplyView } from "@/components/thread/reply-view";
import { useThreadState } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";
import { isComparedWith } from "@/lib/protocol/comparison";
import { targetIdOf } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import { ComparedReply } from "./compared-reply";

// Wider than what else is read, as far as there is room; on a phone one column is wiped after the other.
const WIDE = "w-[min(100cqw-2rem,80rem)] ms-[calc(50%-min(100cqw-2rem,80rem)/2)]";

/** The answers to one message side by side, for as long as nothing has been asked after them. */
export function Comparison({ turn, live }: { turn: Turn; live: LiveState }) {
  const turnIds = useComparedIds(turn);
  if (turnIds.length < 2) return <ReplyView turn={turn} live={live} />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
    <div
      role="group"
      aria-label={t("Answers compared")}
      className={`${WIDE} flex snap-x gap-3 overflow-x-auto pt-1 pb-2`}
    >
      {turnIds.map((turnId) => (
        <ComparedReply key={turnId} turnId={turnId} isChosen={turnId === turn.id} />
      ))}
    </div>
  );
}

/** One for each target, the newest; the one that was asked first comes first. */
function useComparedIds(turn: Turn): readonly string[] {
  return useThreadState(
    useShallow(({ members, turns }) => {
      const beside = (members[turn.threadId] ?? []).flatMap((id) => {
        const other = turns[id];
        return other && isComparedWith(other, turn) ? [other] : [];
      });
      const first = beside.find(({ id }) => id === turn.comparisonId);
      const byTarget = new Map(first && [[targetIdOf(first.settings), first.id]]);
      for (const { id, settings } of beside) byTarget.set(targetIdOf(settings), id);
      // Of the target whose answer is shown that answer, also where it was given anew.
      byTarget.set(targetIdOf(turn.settings), turn.id);
      return [...byTarget.values()];
    }),
  );
}
