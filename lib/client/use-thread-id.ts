"use client";

import { openPath, usePath } from "./use-path";

const THREAD_PATH = /^\/threads\/([^/]+)$/;

export function threadPath(threadId: string | null): string {
  return threadId === null ? "/" : `/threads/${threadId}`;
}

/** The thread that the address names; null on the page of a new one, and on those that are of no thread. */
export function useThreadId(): string | null {
  return THREAD_PATH.exec(usePath())?.[1] ?? null;
}

export function openThread(threadId: string | null): void {
  openPath(threadPath(threadId));
}
