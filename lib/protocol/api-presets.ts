import { z } from "zod";
import { PRESET_NAME_MAX_LENGTH, type Preset } from "./presets";
import { idSchema, placelessSettingsSchema } from "./schemas";

/** `GET /api/presets`: by name. */
export type PresetList = { presets: Preset[] };

export const presetNameSchema = z.string().trim().min(1).max(PRESET_NAME_MAX_LENGTH);

const presetFields = {
  name: presetNameSchema,
  settings: placelessSettingsSchema,
  isDefault: z.boolean(),
};
/** `POST /api/presets`. The browser makes the id: sent again it finds the preset that it made before. */
export const createPresetSchema = z.strictObject({ id: idSchema, ...presetFields });
export type CreatePreset = z.infer<typeof createPresetSchema>;
/** `PATCH /api/presets/:presetId`. Where one becomes the default, the one before is not any more. */
export const updatePresetSchema = z
  .strictObject(presetFields)
  .partial()
  .refine((body) => Object.keys(body).length > 0, { message: "changes nothing" });
export type UpdatePreset = z.infer<typeof updatePresetSchema>;
export const presetParams = z.strictObject({ presetId: idSchema });
