"use client";

import { useNow } from "@/lib/client/use-now";
import { formatElapsed } from "./format-elapsed";

const ONE_SECOND_MS = 1000;

/** What takes long is told of beforehand, and how long it has taken. `beganAt` is in ms since the epoch. */
export function LongWait({ sentence, beganAt }: { sentence: string; beganAt: number }) {
  const now = useNow(ONE_SECOND_MS);
  const elapsedMs = Math.max(0, (now ?? beganAt) - beganAt);
  return (
    <span>
      {sentence}
      {elapsedMs >= ONE_SECOND_MS && <span className="ms-2 tabular-nums">{formatElapsed(elapsedMs)}</span>}
    </span>
  );
}
