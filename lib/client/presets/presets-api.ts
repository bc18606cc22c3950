import { request, requestJson } from "@/lib/client/request";
import type { CreatePreset, PresetList, UpdatePreset } from "@/lib/protocol/api-presets";
import type { Preset } from "@/lib/protocol/presets";

export const presetsApi = {
  listPresets: () => requestJson<PresetList>("/api/presets"),
  createPreset: (body: CreatePreset) => requestJson<Preset>("/api/presets", { method: "POST", body }),
  updatePreset: (presetId: string, body: UpdatePreset) =>
    requestJson<Preset>(`/api/presets/${presetId}`, { method: "PATCH", body }),
  deletePreset: (presetId: string) => request(`/api/presets/${presetId}`, { method: "DELETE" }),
};
