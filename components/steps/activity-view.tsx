"use client";

import { ChevronRight } from "lucide-react";
import { memo, Suspense, useId, useState } from "react";
import { lazyPart } from "@/components/ui/lazy-part";
import { loadOnce } from "@/components/ui/load-once";
import { preload } from "@/components/ui/preload";
import { pathOf } from "@/lib/protocol/select-agent-files";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { labelsOf, lineOf } from "./activity-words";
import { ToolIcon } from "./tool-icon";

const importCards = loadOnce(() => import("./tool-cards"));
const ToolCards = lazyPart(() => importCards().then((module) => module.ToolCards));

type ActivityViewProps = { uses: readonly ToolUse[] };

/** Uses of tools as one line, which opens to a card for each. A token of the answer does not render it again. */
export const ActivityView = memo(function ActivityView({ uses }: ActivityViewProps) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const running = uses.findLast(({ state }) => state === "running");
  const shown = running ?? uses[0];
  // Closed, the line stands for all; open, each card has its own name, but for a single one, which needs none.
  const isNamed = !isOpen || uses.length === 1;
  const name = labelsOf(uses);
  return (
    <div {...(isNamed && { role: "group", "aria-label": name })}>
      <button
        type="button"
        data-print
        aria-expanded={isOpen}
        aria-controls={id}
        onPointerEnter={preload(importCards)}
        onFocus={preload(importCards)}
        onClick={() => setIsOpen(!isOpen)}
        className="-mx-1.5 inline-flex max-w-full items-center gap-1.5 rounded-md px-1.5 py-0.5 text-start text-sm text-ink-faint transition-colors hover:text-ink coarse:min-h-11"
      >
        {shown && <ToolIcon use={shown} className={running ? "animate-live" : ""} />}
        <span className="min-w-0 wrap-anywhere tabular-nums">{lineOf(uses)}</span>
        <ChevronRight
          aria-hidden
          strokeWidth={1.75}
          className={`size-3.5 shrink-0 transition-transform rtl:-scale-x-100 ${isOpen ? "rotate-90 rtl:-rotate-90" : ""}`}
        />
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen && (
          <Suspense fallback={null}>
            <ToolCards uses={uses} />
          </Suspense>
        )}
      </div>
    </div>
  );
}, areSame);

function areSame(before: ActivityViewProps, after: ActivityViewProps): boolean {
  return (
    before.uses.length === after.uses.length &&
    before.uses.every((use, position) => {
      const other = after.uses[position];
      return (
        use.call === other?.call &&
        use.result === other.result &&
        use.state === other.state &&
        pathOf(use) === pathOf(other) &&
        use.durationMs === other.durationMs
      );
    })
  );
}
