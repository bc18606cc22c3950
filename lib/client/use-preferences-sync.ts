"use client";

import { useEffect } from "react";
import { isPreferencesKey, loadPreferences } from "./preferences";

/** Brings stored preferences into the page, and those that another tab changes. */
export function usePreferencesSync(): void {
  useEffect(() => {
    loadPreferences();
    const handleStorage = (event: StorageEvent) => {
      if (isPreferencesKey(event.key)) loadPreferences();
    };
    window.addEventListener("storage", handleStorage);
    return () => window.removeEventListener("storage", handleStorage);
  }, []);
}
