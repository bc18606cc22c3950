"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { keysOf } from "@/lib/client/commands/commands";
import { isMacKeyboard, toPrinted } from "@/lib/client/commands/printed-keys";
import { useCommand } from "@/lib/client/commands/use-command";
import { usePreference } from "@/lib/client/preferences";
import { t } from "@/lib/i18n/translate";
import type { Announcement } from "./use-announce";

const SHOWN_MS = 8000;
const ACTION =
  "flex h-7 shrink-0 items-center rounded-full px-2.5 font-semibold transition-colors hover:bg-canvas/15 coarse:h-11";

type AnnouncementBarProps = { announcement: Announcement; onClose: () => void };

/** It goes by itself, but not while the pointer or the focus is on it. */
export function AnnouncementBar({ announcement: { text, onUndo, onRetry }, onClose }: AnnouncementBarProps) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onClose, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onClose]);
  const onAct = onUndo ?? onRetry;
  const handleAct = () => {
    onClose();
    onAct?.();
  };
  useCommand("undo", onUndo ? handleAct : null);
  const keys = keysOf("undo", usePreference("shortcuts"));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits; nothing is done here.
    <div
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
      className="tinted pointer-events-auto flex max-w-full items-center gap-1 rounded-[1.125rem] bg-ink py-1 ps-4 pe-1 text-sm text-canvas shadow-popup"
    >
      <span className="line-clamp-3 min-w-0 [overflow-wrap:anywhere]">{text}</span>
      {onAct && (
        <button
          type="button"
          onClick={handleAct}
          data-tooltip={onUndo && keys ? toPrinted(keys, isMacKeyboard()) : undefined}
          className={ACTION}
        >
          {onUndo ? t("Undo") : t("Try again")}
        </button>
      )}
      <button type="button" aria-label={t("Dismiss")} onClick={onClose} className={ACTION}>
        <X aria-hidden className="size-4" strokeWidth={1.75} />
      </button>
    </div>
  );
}
