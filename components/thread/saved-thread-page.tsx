"use client";

import type { ThreadDetail } from "@/lib/protocol/api";
import { OpenThread } from "./open-thread";
import { ThreadPage } from "./thread-page";

/** The page, where it is loaded with a thread: its code comes with it, as one that had to be waited for would be shown late. */
export function SavedThreadPage({ detail }: { detail: ThreadDetail }) {
  return <ThreadPage detail={detail} Thread={OpenThread} />;
}
