import { msg, t } from "@/lib/i18n/translate";

const NAMES: Record<string, string> = {
  Mod: msg("Ctrl"),
  Alt: msg("Alt"),
  Shift: msg("Shift"),
  Space: msg("Space"),
};
const MAC_SIGNS: Record<string, string> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" };

/** As the reader's keyboard has it printed on: "Ctrl+Shift+O", or "⇧⌘O" on a Mac. */
export function toPrinted(keys: string, isMac: boolean): string {
  const parts = keys.split(/\+(?=.)/);
  if (!isMac) return parts.map(toName).join("+");
  const [key = "", ...modifiers] = parts.reverse();
  return modifiers.map((modifier) => MAC_SIGNS[modifier] ?? modifier).join("") + toName(key);
}

function toName(key: string): string {
  const name = NAMES[key];
  return name === undefined ? key : t(name);
}

export function isMacKeyboard(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform);
}
