"use client";

import { Activity } from "lucide-react";
import { Suspense, useId, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { useActivityCount, useCalling } from "@/lib/client/activity/activity-store";
import { useCommand } from "@/lib/client/commands/use-command";
import { t } from "@/lib/i18n/translate";
import { summaryText } from "./activity-words";

const importTray = loadOnce(() => import("./activity-tray"));
const ActivityTray = lazyPart(() => importTray().then((module) => module.ActivityTray));

/** Opens what runs, waits and is done. Its mark says how many answers call, or that something runs. */
export function ActivityButton({ className = "" }: { className?: string }) {
  const buttonRef = useRef<HTMLButtonElement>(null);
  const summaryId = useId();
  const [isOpen, setIsOpen] = useState(false);
  useCommand("activity", () => setIsOpen(true));
  const counts = {
    running: useActivityCount("running"),
    waiting: useActivityCount("waiting"),
    done: useActivityCount("done"),
  };
  const { done, waiting } = useCalling();
  const calling = done + waiting;
  return (
    <>
      <IconButton
        ref={buttonRef}
        label={t("Activity")}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-describedby={summaryId}
        onPointerEnter={preload(importTray)}
        onFocus={preload(importTray)}
        onClick={() => setIsOpen(true)}
        className={`relative ${className}`}
      >
        <Activity aria-hidden strokeWidth={1.75} />
        {calling > 0 ? (
          <span
            aria-hidden="true"
            className="tinted absolute end-0 top-0 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem]/4 font-semibold text-canvas tabular-nums"
          >
            {calling}
          </span>
        ) : (
          counts.running > 0 && (
            <span
              aria-hidden="true"
              className="absolute end-1 top-1 size-1.5 animate-live rounded-full bg-accent"
            />
          )
        )}
      </IconButton>
      <span id={summaryId} hidden>
        {summaryText(counts)}
      </span>
      {isOpen && (
        <Suspense fallback={null}>
          <ActivityTray anchorRef={buttonRef} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
