"use client";

import { useHydrated } from "@/lib/client/use-hydrated";
import { dateFormat } from "@/lib/i18n/formats";

const CLOCK = dateFormat("clock");

/** Hours and minutes where the reader is; the server, which does not know where, leaves the place empty. */
export function LocalTime({ time }: { time: number }) {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  return <time dateTime={new Date(time).toISOString()}>{CLOCK.format(time)}</time>;
}
