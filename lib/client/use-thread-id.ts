"use client";

import { usePathname } from "next/navigation";

const THREAD_PATH = /^\/threads\/([^/]+)$/;

export function threadPath(threadId: string | null): string {
  return threadId === null ? "/" : `/threads/${threadId}`;
}

/** The thread that the address names; null on the page of a new one. */
export function useThreadId(): string | null {
  return THREAD_PATH.exec(usePathname())?.[1] ?? null;
}

// The router follows the native history, so the page is neither fetched nor mounted again.
export function openThread(threadId: string | null): void {
  const path = threadPath(threadId);
  if (window.location.pathname !== path) window.history.pushState(null, "", path);
}
