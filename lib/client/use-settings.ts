"use client";

import type { Settings } from "@/lib/protocol/thread";
import { useDraftSettings, useThread } from "./thread-store";

/** The settings of a thread, or of the next new one. */
export function useSettings(threadId: string | null): Settings {
  const thread = useThread(threadId);
  const draftSettings = useDraftSettings();
  return thread?.settings ?? draftSettings;
}
