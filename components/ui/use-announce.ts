"use client";

import { createContext, use } from "react";

/** What was done, or could not be; with `onUndo` it can be taken back. */
export type Announcement = { text: string; onUndo?: () => void };

export const AnnounceContext = createContext<((announcement: Announcement) => void) | null>(null);

export function useAnnounce(): (announcement: Announcement) => void {
  const announce = use(AnnounceContext);
  if (!announce) throw new Error("useAnnounce needs an AnnounceProvider above it.");
  return announce;
}
