import { createPresetSchema } from "@/lib/protocol/api-presets";
import { endpoint, route } from "@/lib/server/http";
import { createPreset, listPresets } from "@/lib/server/presets/presets";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: ({ owner }) => listPresets(owner) }),
  POST: endpoint({
    body: createPresetSchema,
    handler: async ({ ensureOwner, body }) => createPreset(await ensureOwner(), body),
  }),
});
