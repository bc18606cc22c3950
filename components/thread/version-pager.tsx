"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { BranchesButton } from "@/components/tree/branches-button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/lib/i18n/translate";
import type { LiveState } from "./live-state";
import { usePagerFocus } from "./use-pager-focus";

type VersionPagerProps = { versions: LiveState["versions"]; onStep: (step: -1 | 1) => void };

export function VersionPager({ versions: { index, count }, onStep }: VersionPagerProps) {
  const { pager, noteStep } = usePagerFocus();
  const step = (direction: -1 | 1) => {
    noteStep(direction);
    onStep(direction);
  };
  if (count < 2) return null;
  return (
    <div ref={pager} className="flex items-center text-sm text-ink-faint tabular-nums">
      <IconButton label={t("Previous version")} disabled={index === 0} onClick={() => step(-1)}>
        <ChevronLeft aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
      <span>{t("{position} of {count}", { position: index + 1, count })}</span>
      <IconButton label={t("Next version")} disabled={index === count - 1} onClick={() => step(1)}>
        <ChevronRight aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
      <BranchesButton />
    </div>
  );
}
