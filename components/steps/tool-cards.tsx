"use client";

import { t } from "@/lib/i18n/translate";
import type { ToolUse } from "@/lib/protocol/select-tool-uses";
import { durationOf, labelOf, STATE_WORDS, toolNameOf } from "./activity-words";
import { Timeline } from "./timeline";
import { ToolDetail } from "./tool-detail";
import { ToolIcon } from "./tool-icon";

const CARD = "min-w-0 border-s-2 border-line ps-4 text-sm text-ink-soft";

/**
 * A card for each use; of an agent's work, which may have a hundred, a line for each. A single one has no
 * heading: the line above it says all of that.
 */
export function ToolCards({ uses }: { uses: readonly ToolUse[] }) {
  const [first] = uses;
  if (first && uses.length === 1) {
    return (
      <div className={`mt-1.5 ${CARD}`}>
        <ToolDetail use={first} />
      </div>
    );
  }
  if (uses.some(({ call }) => call.type === "function_call")) return <Timeline uses={uses} />;
  return (
    <div className="mt-2 grid grid-cols-1 gap-4">
      {uses.map((use) => (
        // biome-ignore lint/a11y/useSemanticElements: it is no set of fields.
        <div key={use.key} role="group" aria-label={labelOf(use)} className={CARD}>
          <p aria-hidden="true" className="mb-1.5 flex items-center gap-2 text-ink">
            <ToolIcon use={use} className={use.state === "running" ? "animate-live" : "text-ink-faint"} />
            <span className="font-medium">{toolNameOf(use)}</span>
            <span className="text-ink-faint tabular-nums">
              {use.state === "done" ? durationOf([use]) : t(STATE_WORDS[use.state])}
            </span>
          </p>
          <ToolDetail use={use} />
        </div>
      ))}
    </div>
  );
}
