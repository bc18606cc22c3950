import { ApiError } from "@/lib/client/request";
import { ensureSession } from "@/lib/client/session";
import type { UpdatePreset } from "@/lib/protocol/api-presets";
import { newId } from "@/lib/protocol/id";
import type { Preset } from "@/lib/protocol/presets";
import { openPresetChannel } from "./preset-channel";
import { dropPreset, putPreset, putPresets } from "./preset-state";
import { presetsApi } from "./presets-api";

let tell: () => void = () => undefined;

/** Hears from other tabs that there are other presets now, and tells them. Returns how that ends. */
export function keepPresets(): () => void {
  const channel = openPresetChannel(() => void loadPresets().catch(() => undefined));
  tell = channel.tell;
  return () => {
    tell = () => undefined;
    channel.close();
  };
}

export async function loadPresets(): Promise<readonly Preset[]> {
  const { presets } = await presetsApi.listPresets();
  putPresets(presets);
  return presets;
}

/** Makes a preset, or, with all of it, one that was deleted. */
export async function createPreset(preset: Omit<Preset, "id"> & { id?: string }): Promise<Preset> {
  await ensureSession();
  return put(await presetsApi.createPreset({ id: newId(), ...preset }));
}

export async function updatePreset(presetId: string, change: UpdatePreset): Promise<void> {
  put(await presetsApi.updatePreset(presetId, change));
}

/** One that is gone already is as it should be. */
export async function deletePreset(presetId: string): Promise<void> {
  await presetsApi.deletePreset(presetId).catch((cause: unknown) => {
    if (!(cause instanceof ApiError && cause.status === 404)) throw cause;
  });
  dropPreset(presetId);
  tell();
}

function put(preset: Preset): Preset {
  putPreset(preset);
  tell();
  return preset;
}
