"use client";

import { Disclosure } from "@/components/ui/disclosure";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { durationOf, labelOf, phraseOf } from "./activity-words";
import { ToolDetail } from "./tool-detail";
import { ToolIcon } from "./tool-icon";

/** What an agent did, step by step, each a line that opens to what it did it with. */
export function Timeline({ uses }: { uses: readonly ToolUse[] }) {
  return (
    <ol className="mt-1.5 grid min-w-0 grid-cols-1 gap-0.5 border-s-2 border-line ps-3">
      {uses.map((use) => (
        <li key={use.key} className="min-w-0">
          {/* biome-ignore lint/a11y/useSemanticElements: it is no set of fields. */}
          <div role="group" aria-label={labelOf(use)}>
            <Disclosure label={<TimelineLine use={use} />}>
              <div className="ms-5.5 mt-1 mb-2.5 min-w-0 text-sm text-ink-soft">
                <ToolDetail use={use} />
              </div>
            </Disclosure>
          </div>
        </li>
      ))}
    </ol>
  );
}

function TimelineLine({ use }: { use: ToolUse }) {
  const duration = durationOf([use]);
  return (
    <span className="inline-flex max-w-full items-center gap-1.5">
      <ToolIcon use={use} className={use.state === "running" ? "animate-live" : ""} />
      <span className={`truncate ${use.state === "failed" ? "text-danger" : ""}`}>{phraseOf([use])}</span>
      {duration && <span className="shrink-0 tabular-nums">{duration}</span>}
    </span>
  );
}
