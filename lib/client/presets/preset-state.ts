import { create } from "zustand";
import { byName } from "@/lib/protocol/folders";
import type { Preset } from "@/lib/protocol/presets";

/** Null until they have come. */
const useStore = create<{ presets: readonly Preset[] | null }>(() => ({ presets: null }));

export function usePresets(): readonly Preset[] | null {
  return useStore(({ presets }) => presets);
}

export function presetsNow(): readonly Preset[] {
  return useStore.getState().presets ?? [];
}

export function putPresets(presets: readonly Preset[]): void {
  useStore.setState({ presets });
}

/** One that is new, or has changed. Where it is the default, no other is. */
export function putPreset(preset: Preset): void {
  const others = presetsNow().filter(({ id }) => id !== preset.id);
  const kept = preset.isDefault ? others.map((other) => ({ ...other, isDefault: false })) : others;
  putPresets([...kept, preset].sort(byName));
}

export function dropPreset(presetId: string): void {
  putPresets(presetsNow().filter(({ id }) => id !== presetId));
}

/** Calls back with the list, each time that it has changed. Returns how that ends. */
export function whenPresetsChange(onChange: (presets: readonly Preset[]) => void): () => void {
  return useStore.subscribe(({ presets }) => {
    if (presets) onChange(presets);
  });
}
