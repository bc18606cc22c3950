"use client";

import { ArrowDown } from "lucide-react";

export function JumpButton({ isShown, onJump }: { isShown: boolean; onJump: () => void }) {
  return (
    <button
      type="button"
      aria-label="Jump to latest"
      data-tooltip="Jump to latest"
      onClick={onJump}
      className={`tinted absolute bottom-3 left-1/2 flex size-9 -translate-x-1/2 items-center justify-center rounded-full border border-line bg-raised text-ink-soft shadow-card transition hover:text-ink coarse:size-11 ${
        isShown ? "" : "invisible translate-y-1 opacity-0"
      }`}
    >
      <ArrowDown aria-hidden className="size-4.5" strokeWidth={1.75} />
    </button>
  );
}
