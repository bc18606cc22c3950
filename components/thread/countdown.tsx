"use client";

import { useNow } from "@/lib/client/use-now";

const ONE_SECOND_MS = 1000;
const ONE_HOUR_S = 3_600;

/** The time that is left of at most an hour, for the eye: a voice that counted would drown everything else. */
export function Countdown({ until }: { until: number }) {
  const now = useNow(ONE_SECOND_MS);
  const seconds = now === null ? 0 : Math.ceil((until - now) / ONE_SECOND_MS);
  if (seconds <= 0 || seconds > ONE_HOUR_S) return null;
  const minutes = Math.floor(seconds / 60);
  return (
    <span aria-hidden="true" className="tabular-nums">
      {`${minutes}:${String(seconds % 60).padStart(2, "0")}`}
    </span>
  );
}
