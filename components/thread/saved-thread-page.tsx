"use client";

import type { ThreadDetail } from "@/lib/protocol/api";
import { OpenThread } from "./open-thread";
import { ThreadPage } from "./thread-page";

/**
 * The page, where it is loaded with a thread, or is kept for when there is no network: the code that shows one comes with
 * it. What had to be waited for would be shown late, or not at all.
 */
export function SavedThreadPage({ detail }: { detail: ThreadDetail | null }) {
  return <ThreadPage detail={detail} Thread={OpenThread} />;
}
