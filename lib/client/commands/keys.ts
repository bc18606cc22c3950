type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "getModifierState"
>;

const MODIFIERS = ["Control", "Meta", "Alt", "AltGraph", "Shift", "CapsLock", "Fn", "OS"];

/**
 * The keys that are pressed together, as they are kept: "Mod+Shift+O", where Mod is Ctrl or Cmd. Null while there are
 * only modifiers, and for what types a sign by AltGr.
 */
export function keysPressed(event: KeyPress): string | null {
  if (MODIFIERS.includes(event.key) || event.getModifierState("AltGraph")) return null;
  const key = nameOf(event);
  // Of a sign that stands above another one, Shift is a part; on which keys it does differs from land to land.
  const isShifted = event.shiftKey && (/^[A-Z]$/.test(key) || key.length > 1);
  return [
    ...(event.ctrlKey || event.metaKey ? ["Mod"] : []),
    ...(event.altKey ? ["Alt"] : []),
    ...(isShifted ? ["Shift"] : []),
    key,
  ].join("+");
}

// A keyboard of another script has its own letter where the Latin one would be.
function nameOf({ key, code }: KeyPress): string {
  if (key === " ") return "Space";
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  if (latin && key.length === 1 && key.charCodeAt(0) > 127) return latin;
  return key.length === 1 ? key.toUpperCase() : key;
}
