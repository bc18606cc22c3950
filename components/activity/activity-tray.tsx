"use client";

import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { useAnnounce } from "@/components/ui/use-announce";
import { dismiss } from "@/lib/client/activity/activity-actions";
import { partOf, useActivity } from "@/lib/client/activity/activity-store";
import { t } from "@/lib/i18n/translate";
import { ActivitySection } from "./activity-section";

type ActivityTrayProps = { anchorRef: RefObject<HTMLElement | null>; onClose: () => void };

/** What runs, waits and is done, of all threads. */
export function ActivityTray({ anchorRef, onClose }: ActivityTrayProps) {
  const entries = useActivity();
  const titleRef = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const done = entries.filter((entry) => partOf(entry) === "done");
  const handleDismiss = (turnIds: readonly string[]) => {
    // The button that was pressed goes with its entry.
    titleRef.current?.focus();
    dismiss(turnIds).catch(() => announce({ text: t("The list could not be changed. Try it again.") }));
  };
  return (
    <Popover label={t("Activity")} side="bottom" anchorRef={anchorRef} onClose={onClose}>
      <div className="flex min-h-12 w-[min(28rem,calc(100vw-1rem))] items-center justify-between gap-4 ps-4 pe-2">
        <h2 ref={titleRef} tabIndex={-1} className="text-ui font-semibold outline-none">
          {t("Activity")}
        </h2>
        {done.length > 0 && (
          <Button variant="plain" onClick={() => handleDismiss(done.map(({ turnId }) => turnId))}>
            {t("Clear all")}
          </Button>
        )}
      </div>
      <div className="min-h-0 w-[min(28rem,calc(100vw-1rem))] overflow-y-auto overscroll-contain px-2 pb-2">
        {entries.length === 0 && (
          <p className="px-2 pb-4 text-sm text-ink-soft">
            {t(
              "Nothing is running. Answers that run, wait for you or end while you are elsewhere are listed here.",
            )}
          </p>
        )}
        <ActivitySection
          name={t("Running")}
          entries={entries.filter((entry) => partOf(entry) === "running")}
          onOpen={onClose}
          onDismiss={handleDismiss}
        />
        <ActivitySection
          name={t("Waiting for you")}
          entries={entries.filter((entry) => partOf(entry) === "waiting")}
          onOpen={onClose}
          onDismiss={handleDismiss}
        />
        <ActivitySection name={t("Done")} entries={done} onOpen={onClose} onDismiss={handleDismiss} />
      </div>
    </Popover>
  );
}
