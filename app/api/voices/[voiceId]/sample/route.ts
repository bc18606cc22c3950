import { voiceParams } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";
import { addressKey } from "@/lib/server/limits/address-key";
import { sampleOf } from "@/lib/server/speech/voices";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: voiceParams,
    handler: async ({ request, owner, params }) =>
      sampleOf({ owner, address: await addressKey(request.headers) }, params.voiceId),
  }),
});
