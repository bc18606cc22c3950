"use client";

import { Check } from "lucide-react";
import { memo } from "react";
import { ReplyView } from "@/components/thread/reply-view";
import { useLiveState } from "@/components/thread/use-live-state";
import { useTurn } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

type ComparedReplyProps = { turnId: string; isChosen: boolean };

/** One answer of several, and the choice of it. */
export const ComparedReply = memo(function ComparedReply({ turnId, isChosen }: ComparedReplyProps) {
  const turn = useTurn(turnId);
  const live = useLiveState(turn, isChosen);
  const { name } = live.target;
  return (
    <section
      aria-label={name}
      className={`tinted min-w-[min(18rem,85cqw)] flex-1 snap-center rounded-2xl border px-4 pt-2 pb-1 ${isChosen ? "border-accent/60" : "border-line"}`}
    >
      <header className="mb-2 flex min-h-9 items-center justify-between gap-2 border-b border-line pb-2">
        <p className="truncate text-ui font-medium">{name}</p>
        <button
          type="button"
          aria-pressed={isChosen}
          onClick={() => live.actions.goOnWith(turnId)}
          className={`flex h-7 shrink-0 items-center gap-1 rounded-full border px-2.5 text-sm transition-colors coarse:h-11 ${isChosen ? "border-transparent bg-accent-soft text-ink" : "border-line text-ink-soft hover:bg-ink/6 hover:text-ink"}`}
        >
          {isChosen && <Check aria-hidden className="size-3.5 text-accent" strokeWidth={2} />}
          {t("Go on with this")}
        </button>
      </header>
      <ReplyView turn={turn} live={live} />
    </section>
  );
});
