import { presetParams, updatePresetSchema } from "@/lib/protocol/api-presets";
import { endpoint, owned, route } from "@/lib/server/http";
import { deletePreset, updatePreset } from "@/lib/server/presets/presets";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PATCH: endpoint({
    params: presetParams,
    body: updatePresetSchema,
    handler: ({ owner, params, body }) => updatePreset(owned(owner), params.presetId, body),
  }),
  DELETE: endpoint({
    params: presetParams,
    async handler({ owner, params }) {
      await deletePreset(owned(owner), params.presetId);
      return {};
    },
  }),
});
