"use client";

import { useEffect, useState } from "react";

// A timer may fire a little early.
const SLACK_MS = 1_000;

/** A moment of the reader's today: another one as their day begins, and as a page that slept through that is seen. */
export function useToday(): number {
  const [moment, setMoment] = useState(() => Date.now());
  useEffect(() => {
    const midnight = new Date(moment).setHours(24, 0, 0, 0);
    const look = () => Date.now() >= midnight && setMoment(Date.now());
    const timer = setTimeout(look, midnight - Date.now() + SLACK_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [moment]);
  return moment;
}
