import { preferenceOf, setPreference } from "@/lib/client/preferences";
import type { Settings } from "@/lib/protocol/thread";

/** Changes what new chats begin with, where a preset says that: what is gone must not come back with the next one. */
export function changeBeginning(change: (settings: Settings) => Settings): void {
  const beginning = preferenceOf("beginning");
  if (beginning) setPreference("beginning", change(beginning));
}
