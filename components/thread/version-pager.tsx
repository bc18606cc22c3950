"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import type { LiveState } from "./live-state";

type VersionPagerProps = { versions: LiveState["versions"]; onStep: (step: -1 | 1) => void };

export function VersionPager({ versions: { index, count }, onStep }: VersionPagerProps) {
  if (count < 2) return null;
  return (
    <div className="flex items-center text-sm text-ink-faint tabular-nums">
      <IconButton label="Previous version" disabled={index === 0} onClick={() => onStep(-1)}>
        <ChevronLeft aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
      <span>{`${index + 1} of ${count}`}</span>
      <IconButton label="Next version" disabled={index === count - 1} onClick={() => onStep(1)}>
        <ChevronRight aria-hidden strokeWidth={1.75} className="rtl:-scale-x-100" />
      </IconButton>
    </div>
  );
}
