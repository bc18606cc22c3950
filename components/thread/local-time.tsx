"use client";

import { useHydrated } from "@/lib/client/use-hydrated";

/** Hours and minutes where the reader is; the server, which does not know where, leaves the place empty. */
export function LocalTime({ time }: { time: number }) {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  return (
    <time dateTime={new Date(time).toISOString()}>
      {new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" }).format(time)}
    </time>
  );
}
