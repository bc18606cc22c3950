"use client";

import { Fragment } from "react";
import { formatElapsed } from "@/components/thread/format-elapsed";
import { wordOf } from "@/components/thread/turn-words";
import { partOf } from "@/lib/client/activity/activity-store";
import { useAnswererName } from "@/lib/client/activity/use-answerer-name";
import { formatAgo } from "@/lib/client/format-time";
import { useNow } from "@/lib/client/use-now";
import { t } from "@/lib/i18n/translate";
import type { ActivityEntry } from "@/lib/protocol/api-activity";
import { stepsText, tokensText } from "./activity-words";

const ONE_SECOND_MS = 1_000;
const ONE_MINUTE_MS = 60_000;

/** How a turn stands, what answers it, how long that has taken, how far it is, and when it ended. */
export function ActivityFacts({ entry }: { entry: ActivityEntry }) {
  const { startedAt, settledAt, steps, tokens } = entry;
  const part = partOf(entry);
  const now = useNow(part === "running" ? ONE_SECOND_MS : ONE_MINUTE_MS);
  const name = useAnswererName(entry.target);
  const elapsedMs = settledAt === null ? now !== null && now - startedAt : settledAt - startedAt;
  const facts = [
    ...wordsOf(entry),
    name,
    ...(elapsedMs === false ? [] : [formatElapsed(elapsedMs)]),
    stepsText(steps),
    ...(tokens === null ? [] : [tokensText(tokens)]),
    // Turns of one thread have the same title.
    ...(part !== "done" || settledAt === null || now === null ? [] : [formatAgo(settledAt, now)]),
  ];
  return (
    <p className="text-sm text-ink-faint tabular-nums">
      {facts.map((fact, index) => (
        // Lines break between facts, not in them.
        <Fragment key={fact}>
          {index > 0 && " "}
          <span className="whitespace-nowrap">
            {fact}
            {index < facts.length - 1 && " ·"}
          </span>
        </Fragment>
      ))}
    </p>
  );
}

/** That something runs the section says. */
function wordsOf({ status, isBackground }: ActivityEntry): string[] {
  if (status !== "queued" && status !== "in_progress") return [wordOf(status)];
  return isBackground ? [t("In the background")] : [];
}
