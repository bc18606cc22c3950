"use client";

import { LazyMediaBlock } from "@/components/content/lazy-media-block";
import { TextContent } from "@/components/content/text-content";
import { Disclosure } from "@/components/ui/disclosure";
import { useNow } from "@/lib/client/use-now";
import { t } from "@/lib/i18n/translate";
import type { ThoughtStep } from "@/lib/protocol/interaction";
import { selectThoughtTitle } from "@/lib/protocol/select";
import { formatElapsed } from "./format-elapsed";

type ThinkingPanelProps = {
  thoughts: readonly ThoughtStep[];
  /** Milliseconds since the turn began. */
  startedAt: number;
  stoppedAt: number | null;
  /** When the turn began, in ms since the epoch; null once it is settled. */
  beganAt: number | null;
};

const ONE_SECOND_MS = 1000;

/** One line: what is being thought about and for how long. It opens to the summaries. */
export function ThinkingPanel({ thoughts, startedAt, stoppedAt, beganAt }: ThinkingPanelProps) {
  const isLive = beganAt !== null && stoppedAt === null;
  const now = useNow(isLive ? ONE_SECOND_MS : null);
  const elapsedMs = isLive
    ? Math.max(0, (now ?? 0) - beganAt - startedAt)
    : (stoppedAt ?? startedAt) - startedAt;
  const elapsed = formatElapsed(isLive ? elapsedMs : Math.max(elapsedMs, ONE_SECOND_MS));
  const title = isLive
    ? (selectThoughtTitle(thoughts) ?? t("Thinking"))
    : t("Thought for {time}", { time: elapsed });
  return (
    <Disclosure
      name={t("Thinking")}
      label={
        <>
          {title}
          {isLive && elapsedMs >= ONE_SECOND_MS && <span className="ms-2 tabular-nums">{elapsed}</span>}
        </>
      }
    >
      <div className="mt-1.5 space-y-3 border-s-2 border-line ps-4 text-sm text-ink-soft">
        {thoughts
          .flatMap((thought) => thought.summary ?? [])
          .map((block, position) =>
            block.type === "text" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: summaries are only ever added at the end.
              <TextContent key={position} text={block.text} isOpen={isLive} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above.
              <div key={position} className="max-w-64">
                <LazyMediaBlock block={block} />
              </div>
            ),
          )}
      </div>
    </Disclosure>
  );
}
