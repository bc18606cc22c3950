import { t } from "@/lib/i18n/translate";

// Tabs, windows, addresses, text and zoom: what Chrome, Firefox, Safari and Edge do by them on one system or another,
// and either do not give away or should not have to.
const OF_BROWSERS = [
  ..."ACDEFGHLMNPQRSTUVWXZ0123456789+-=".split("").map((key) => `Mod+${key}`),
  ..."ABCDEIJKMNPQRTVWYZ".split("").map((key) => `Mod+Shift+${key}`),
  ..."Tab Enter Home End Insert Delete Backspace PageUp PageDown ArrowLeft ArrowRight ArrowUp ArrowDown"
    .split(" ")
    .flatMap((key) => [`Mod+${key}`, `Mod+Shift+${key}`]),
];

/** Why keys cannot do a command; null where they can. */
export function whyNotKeys(keys: string): string | null {
  // VoiceOver is spoken to by Ctrl and Option, Narrator and others by Ctrl, Alt and arrows.
  if (keys.startsWith("Mod+Alt+")) return t("These keys belong to screen readers, or type a sign.");
  if (/^F\d/.test(keys) || OF_BROWSERS.includes(keys)) return t("These keys belong to the browser.");
  if (!keys.startsWith("Mod+")) return t("Hold Ctrl or ⌘ with it: other keys are for typing and moving.");
  return null;
}
