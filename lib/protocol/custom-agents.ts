import { t } from "@/lib/i18n/translate";

export const AGENT_ID_PATTERN = /^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/;

// biome-ignore format: the words are read as a list.
const RESERVED = [
  "antigravity-", "deep-research-", "veo-", "omni-", "lyria-", "imagen-", "gemma-", "gemini-", "google-", "youtube-",
  "android-", "chrome-", "pixel-", "waze-", "fitbit-", "nest-", "kaggle-",
];

/** Whether Google keeps an id, or its beginning, for agents of its own, in capitals or not. */
export function isReservedAgentId(id: string): boolean {
  return reservedIn(id) !== undefined;
}

// The word alone would be taken for Google's own as well.
function reservedIn(id: string): string | undefined {
  return RESERVED.find((prefix) => `${id.toLowerCase()}-`.startsWith(prefix));
}

/** Why an id cannot be that of a new agent, said while it is written; null where it can. */
export function whyNotAgentId(id: string, taken: readonly string[]): string | null {
  if (id === "") return t("Give the agent an id.");
  if (id !== id.toLowerCase()) return t("Use small letters.");
  if (!/^[a-z]/.test(id)) return t("Begin with a letter.");
  if (/[^a-z0-9-]/.test(id)) return t("Use letters, digits and hyphens.");
  if (id.endsWith("-")) return t("End with a letter or a digit.");
  if (!AGENT_ID_PATTERN.test(id)) return t("Use 63 characters at most.");
  const reserved = reservedIn(id);
  if (reserved === `${id}-`) return t('Google keeps "{id}" for itself.', { id });
  if (reserved)
    return t('Google keeps ids that begin with "{beginning}" for itself.', { beginning: reserved });
  return taken.includes(id) ? t("There is an agent of that id already.") : null;
}
