"use client";

import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { KeyboardEvent, PointerEvent } from "react";
import { GrowingTextarea } from "@/components/composer/growing-textarea";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing } from "@/lib/client/use-enter-key";
import { t } from "@/lib/i18n/translate";

type PlanStepProps = {
  position: number;
  count: number;
  text: string;
  /** Whether it is the one that was written or moved last. */
  isActive: boolean;
  onFocus: () => void;
  onChange: (text: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onAddBelow: () => void;
};

// The text keeps the focus, and a touch keyboard stays open.
const keepFocus = (event: PointerEvent) => event.preventDefault();

/** One step, which is written where it stands. */
export function PlanStep(props: PlanStepProps) {
  const { position, count, text, isActive, onFocus, onChange, onMove, onRemove, onAddBelow } = props;
  const number = position + 1;
  const handleKey = (event: KeyboardEvent) => {
    const isMove = event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown");
    const isNew = event.key === "Enter" && !event.shiftKey && !isComposing(event);
    const isGone = event.key === "Backspace" && text === "" && count > 1;
    if (!isMove && !isNew && !isGone) return;
    event.preventDefault();
    if (isMove) onMove(event.key === "ArrowUp" ? -1 : 1);
    else if (isNew) onAddBelow();
    else onRemove();
  };
  return (
    <div className="group/step flex flex-wrap items-start gap-x-2.5 rounded-lg border border-transparent ps-1 pe-0.5 transition-colors focus-within:border-line focus-within:bg-surface hover:bg-surface">
      <span aria-hidden="true" className="min-w-5 py-1.5 text-end text-ink-faint tabular-nums">
        {number}
      </span>
      <GrowingTextarea
        aria-label={t("Step {number}", { number })}
        placeholder={t("What is to be found out")}
        dir="auto"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKey}
        onFocus={onFocus}
        boxClassName="min-w-0 flex-1 py-1.5"
      />
      {/* On a phone they stay with the last step: a row that shrank when the focus leaves it would move what is pressed. */}
      <div
        className={`flex max-sm:basis-full max-sm:justify-end ${isActive ? "" : "max-sm:hidden"} pointer-fine:opacity-0 pointer-fine:group-focus-within/step:opacity-100 pointer-fine:group-hover/step:opacity-100`}
      >
        <IconButton
          label={t("Move step {number} up", { number })}
          aria-disabled={position === 0}
          onPointerDown={keepFocus}
          onClick={() => onMove(-1)}
          className="aria-disabled:opacity-40"
        >
          <ArrowUp aria-hidden strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label={t("Move step {number} down", { number })}
          aria-disabled={number === count}
          onPointerDown={keepFocus}
          onClick={() => onMove(1)}
          className="aria-disabled:opacity-40"
        >
          <ArrowDown aria-hidden strokeWidth={1.75} />
        </IconButton>
        <IconButton
          label={t("Remove step {number}", { number })}
          onPointerDown={keepFocus}
          onClick={onRemove}
        >
          <X aria-hidden strokeWidth={1.75} />
        </IconButton>
      </div>
    </div>
  );
}
