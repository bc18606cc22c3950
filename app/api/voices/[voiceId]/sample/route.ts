import { voiceParams } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";
import { sampleOf } from "@/lib/server/speech/voices";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: voiceParams,
    handler: ({ params }) => sampleOf(params.voiceId),
  }),
});
