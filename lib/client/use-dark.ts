"use client";

import { usePreference } from "./preferences";
import { useMediaQuery } from "./use-media-query";

/** Whether the page is dark, by choice or as the system is. */
export function useDark(): boolean {
  const theme = usePreference("theme");
  const isSystemDark = useMediaQuery("(prefers-color-scheme: dark)");
  return theme === "system" ? isSystemDark : theme === "dark";
}
