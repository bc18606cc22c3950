"use client";

import { useId } from "react";
import type { ActivityEntry } from "@/lib/protocol/api-activity";
import { ActivityRow } from "./activity-row";

type ActivitySectionProps = {
  name: string;
  entries: readonly ActivityEntry[];
  onOpen: () => void;
  onDismiss: (turnIds: readonly string[]) => void;
};

export function ActivitySection({ name, entries, onOpen, onDismiss }: ActivitySectionProps) {
  const nameId = useId();
  if (entries.length === 0) return null;
  return (
    <>
      <h3 id={nameId} className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
        {name}
      </h3>
      <ul aria-labelledby={nameId}>
        {entries.map((entry) => (
          <ActivityRow key={entry.turnId} entry={entry} onOpen={onOpen} onDismiss={onDismiss} />
        ))}
      </ul>
    </>
  );
}
