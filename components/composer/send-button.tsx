"use client";

import { ArrowUp, Square } from "lucide-react";
import { useCommand } from "@/lib/client/commands/use-command";
import { useThreadActions } from "@/lib/client/thread-store";
import { t } from "@/lib/i18n/translate";

const SHAPE =
  "flex size-8 shrink-0 items-center justify-center rounded-full transition-colors coarse:size-11";

type SendButtonProps = { runningTurnId: string | null; canSend: boolean; onSend: () => void };

/** Stops what runs, sends what is written; while both make sense, both are there, and what is sent waits. */
export function SendButton({ runningTurnId, canSend, onSend }: SendButtonProps) {
  const { stop } = useThreadActions();
  useCommand("stop", runningTurnId === null ? null : () => stop(runningTurnId));
  return (
    <>
      {runningTurnId !== null && (
        <button
          type="button"
          aria-label={t("Stop")}
          data-tooltip={t("Stop")}
          // The second click of a double click was meant for what stood here a moment before.
          onClick={(event) => event.detail < 2 && stop(runningTurnId)}
          className={`${SHAPE} bg-ink text-canvas hover:bg-ink/85`}
        >
          <Square aria-hidden className="size-3 fill-current" />
        </button>
      )}
      {(runningTurnId === null || canSend) && (
        <button
          type="button"
          aria-label={t("Send")}
          data-tooltip={runningTurnId === null ? t("Send") : t("Send when the answer is complete")}
          disabled={!canSend}
          onClick={onSend}
          // The button must not take the focus from the text, or a touch keyboard would close.
          onPointerDown={(event) => event.preventDefault()}
          className={`${SHAPE} bg-accent text-canvas not-disabled:hover:bg-accent/88 disabled:bg-ink/10 disabled:text-ink-faint`}
        >
          <ArrowUp aria-hidden className="size-4.5" strokeWidth={2} />
        </button>
      )}
    </>
  );
}
