"use client";

import { openPath, usePath } from "./use-path";

const THREAD_PATH = /^\/threads\/([^/]+)$/;

export function threadPath(threadId: string | null): string {
  return threadId === null ? "/" : `/threads/${threadId}`;
}

/** The thread that a path names; null for that of a new one, and for those that are of no thread. */
export function threadIdOf(path: string): string | null {
  return THREAD_PATH.exec(path)?.[1] ?? null;
}

/** The thread that the address names. */
export function useThreadId(): string | null {
  return threadIdOf(usePath());
}

/** The same at this moment, outside of what is rendered. */
export function shownThreadId(): string | undefined {
  return THREAD_PATH.exec(window.location.pathname)?.[1];
}

export function openThread(threadId: string | null): void {
  openPath(threadPath(threadId));
}
