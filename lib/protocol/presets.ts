import { toCanonicalJson } from "./calls";
import type { Settings } from "./thread";

// Apart from the schemas, so that a page which needs only these does not load a validator.

export const PRESET_NAME_MAX_LENGTH = 60;
export const PRESETS_MAX = 50;
/** Of its settings as JSON, in characters. */
export const PRESET_MAX_LENGTH = 100_000;

/** Settings under a name, for any thread. */
export type Preset = {
  id: string;
  name: string;
  settings: Settings;
  /** New threads begin with it. At most one is. */
  isDefault: boolean;
};

/** What of a thread's settings is not of that thread alone: neither its environment, nor functions that are off. */
export function toPresetSettings({ environment, tools, ...settings }: Settings): Settings {
  const kept = (tools ?? []).filter(({ type, isOff }) => type !== "function" || !isOff);
  return {
    ...settings,
    ...(environment?.network && { environment: { network: environment.network } }),
    ...(kept.length > 0 && { tools: kept }),
  };
}

/** Whether a thread with one would do just what a thread with the other does. */
export function isSameForPreset(one: Settings, other: Settings): boolean {
  return keyOf(one) === keyOf(other);
}

// Through JSON, which knows no difference between what is missing and what is undefined.
function keyOf(settings: Settings): string {
  const { generation_config: config, ...rest } = toPresetSettings(settings);
  const isSet = config && Object.values(config).some((value) => value !== undefined);
  return toCanonicalJson(JSON.parse(JSON.stringify(isSet ? { ...rest, generation_config: config } : rest)));
}

/** The preset of that id, or else the first of that name. */
export function findPreset(presets: readonly Preset[], wanted: string): Preset | null {
  const name = wanted.toLowerCase();
  return (
    presets.find(({ id }) => id === wanted) ??
    presets.find((preset) => preset.name.toLowerCase() === name) ??
    null
  );
}
