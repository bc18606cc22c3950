"use client";

import { useHydrated } from "@/lib/client/use-hydrated";
import { currentLocale } from "@/lib/i18n/translate";

/** Hours and minutes where the reader is; the server, which does not know where, leaves the place empty. */
export function LocalTime({ time }: { time: number }) {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  const locale = currentLocale();
  // English has two clocks; which one is read is known by the browser's own language.
  const clock = new Intl.DateTimeFormat(locale === "en" ? undefined : locale, {
    hour: "2-digit",
    minute: "2-digit",
  });
  return <time dateTime={new Date(time).toISOString()}>{clock.format(time)}</time>;
}
