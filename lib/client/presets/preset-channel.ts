const NAME = "parley.presets";

/** Tells the other tabs of this browser that there are other presets now, and hears it from them. */
export function openPresetChannel(onChanged: () => void): { tell(): void; close(): void } {
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(NAME);
  channel?.addEventListener("message", onChanged);
  return { tell: () => channel?.postMessage(null), close: () => channel?.close() };
}
