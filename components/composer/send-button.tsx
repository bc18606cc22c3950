"use client";

import { ArrowUp, Square } from "lucide-react";
import { useThreadActions } from "@/lib/client/thread-store";

const SHAPE =
  "flex size-8 shrink-0 items-center justify-center rounded-full transition-colors coarse:size-11";

type SendButtonProps = { runningTurnId: string | null; canSend: boolean; onSend: () => void };

/** Sends, or stops what is running: one place for both, since only one of them makes sense. */
export function SendButton({ runningTurnId, canSend, onSend }: SendButtonProps) {
  const { stop } = useThreadActions();
  if (runningTurnId !== null) {
    return (
      <button
        type="button"
        aria-label="Stop"
        data-tooltip="Stop"
        // The second click of a double click was meant for what stood here a moment before.
        onClick={(event) => event.detail < 2 && stop(runningTurnId)}
        className={`${SHAPE} bg-ink text-canvas hover:bg-ink/85`}
      >
        <Square aria-hidden className="size-3 fill-current" />
      </button>
    );
  }
  return (
    <button
      type="button"
      aria-label="Send"
      data-tooltip="Send"
      disabled={!canSend}
      onClick={onSend}
      // The button must not take the focus from the text, or a touch keyboard would close.
      onPointerDown={(event) => event.preventDefault()}
      className={`${SHAPE} bg-accent text-canvas not-disabled:hover:bg-accent/88 disabled:bg-ink/10 disabled:text-ink-faint`}
    >
      <ArrowUp aria-hidden className="size-4.5" strokeWidth={2} />
    </button>
  );
}
