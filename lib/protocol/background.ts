import { t } from "@/lib/i18n/translate";
import type { Target } from "./targets";
import type { Settings } from "./thread";

/** Whether a target works long enough for nobody to wait in front of it. */
export function isLongWork({ agent, output }: Target): boolean {
  return agent !== undefined || output === "music" || output === "video";
}

/**
 * Whether a turn runs in the background at Google. What Google is not to keep cannot: it must be found again
 * there. A research runs in no other way.
 */
export function runsInBackground({ background, store }: Settings, target: Target): boolean {
  if (target.agent?.kind === "deep-research") return true;
  return store !== false && (background ?? isLongWork(target));
}

/** Why a target cannot answer with these settings, and what one can do; null where it can. */
export function whyNotTarget({ store }: Settings, target: Target): string | null {
  if (target.agent?.kind !== "deep-research" || store !== false) return null;
  return t(
    '{name} works in the background, which Google has to keep. Switch on "Store at Google" in Settings first.',
    { name: target.name },
  );
}
