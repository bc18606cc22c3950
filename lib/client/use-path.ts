"use client";

import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";

import { flushDrafts } from "./composer-store";
import { isStale } from "./stale-page";

const OPENED = "parley:opened";

function subscribe(onChange: () => void): () => void {
  window.addEventListener("popstate", onChange);
  window.addEventListener(OPENED, onChange);
  return () => {
    window.removeEventListener("popstate", onChange);
    window.removeEventListener(OPENED, onChange);
  };
}

/**
 * The path of the page. The address itself is read: the router tells of it a moment later, and what is
 * typed in between would go to the thread before.
 */
export function usePath(): string {
  const routed = usePathname();
  return useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => routed,
  );
}

// The router follows the native history, so the page is neither fetched nor mounted again.
export function openPath(path: string): void {
  if (window.location.pathname === path) return;
  if (isStale()) {
    flushDrafts();
    window.location.assign(path);
    return;
  }
  window.history.pushState(null, "", path);
  window.dispatchEvent(new Event(OPENED));
}
