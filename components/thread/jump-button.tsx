"use client";

import { ArrowDown } from "lucide-react";
import { t } from "@/lib/i18n/translate";

export function JumpButton({ isShown, onJump }: { isShown: boolean; onJump: () => void }) {
  const label = t("Jump to latest");
  return (
    <button
      type="button"
      aria-label={label}
      data-tooltip={label}
      onClick={onJump}
      className={`tinted absolute bottom-3 left-1/2 flex size-9 -translate-x-1/2 items-center justify-center rounded-full border border-line bg-raised text-ink-soft shadow-card transition hover:text-ink coarse:size-11 ${
        isShown ? "" : "invisible translate-y-1 opacity-0"
      }`}
    >
      <ArrowDown aria-hidden className="size-4.5" strokeWidth={1.75} />
    </button>
  );
}
