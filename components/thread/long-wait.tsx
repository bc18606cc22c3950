"use client";

import { useNow } from "@/lib/client/use-now";

const ONE_SECOND_MS = 1000;

/** What takes long is told of beforehand, and how long it has taken. `beganAt` is in ms since the epoch. */
export function LongWait({ sentence, beganAt }: { sentence: string; beganAt: number }) {
  const now = useNow(ONE_SECOND_MS);
  const seconds = Math.round(Math.max(0, (now ?? beganAt) - beganAt) / ONE_SECOND_MS);
  return (
    <span>
      {sentence}
      {seconds > 0 && <span className="ms-2 tabular-nums">{`${seconds} s`}</span>}
    </span>
  );
}
