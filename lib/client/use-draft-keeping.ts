"use client";

import { useEffect } from "react";
import { flushDrafts } from "./composer-store";

/** Saves drafts when the page goes away, however it goes. */
export function useDraftKeeping(): void {
  useEffect(() => {
    window.addEventListener("pagehide", flushDrafts);
    document.addEventListener("visibilitychange", flushDrafts);
    return () => {
      flushDrafts();
      window.removeEventListener("pagehide", flushDrafts);
      document.removeEventListener("visibilitychange", flushDrafts);
    };
  }, []);
}
