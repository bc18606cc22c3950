"use client";

import { usePathname } from "next/navigation";
import { useSyncExternalStore } from "react";

const THREAD_PATH = /^\/threads\/([^/]+)$/;

export function threadPath(threadId: string | null): string {
  return threadId === null ? "/" : `/threads/${threadId}`;
}

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
 * The thread that the address names; null on the page of a new one. The address itself is read: the
 * router tells of it a moment later, and what is typed in between would go to the thread before.
 */
export function useThreadId(): string | null {
  const routed = usePathname();
  const path = useSyncExternalStore(
    subscribe,
    () => window.location.pathname,
    () => routed,
  );
  return THREAD_PATH.exec(path)?.[1] ?? null;
}

// The router follows the native history, so the page is neither fetched nor mounted again.
export function openThread(threadId: string | null): void {
  const path = threadPath(threadId);
  if (window.location.pathname === path) return;
  window.history.pushState(null, "", path);
  window.dispatchEvent(new Event(OPENED));
}
