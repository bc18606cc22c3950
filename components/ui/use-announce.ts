"use client";

import { createContext, use } from "react";

/** What was done, with `onUndo` if it can be taken back, or could not be done, with `onRetry` if it can be tried again. */
export type Announcement = { text: string; onUndo?: () => void; onRetry?: () => void };

export const AnnounceContext = createContext<((announcement: Announcement) => void) | null>(null);

/** Takes the element of a layer that lies over everything else: while it is there, what is announced is shown in it. */
export const NoticesHostContext = createContext<(host: HTMLElement | null) => void>(() => undefined);

export function useAnnounce(): (announcement: Announcement) => void {
  const announce = use(AnnounceContext);
  if (!announce) throw new Error("useAnnounce needs an AnnounceProvider above it.");
  return announce;
}
