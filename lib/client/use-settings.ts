"use client";

import type { Settings } from "@/lib/protocol/thread";
import { usePreference } from "./preferences";
import { useThread } from "./thread-store";

/** The settings of a thread, or of the next new one. */
export function useSettings(threadId: string | null): Settings {
  const thread = useThread(threadId);
  const draftSettings = usePreference("draftSettings");
  return thread?.settings ?? draftSettings;
}
