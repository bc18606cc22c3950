import { callParams, decideCallSchema } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { decideCall } from "@/lib/server/turns/decide-call";

// The turn goes on in this request, where a host has nothing else to let it run in.
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: callParams,
    body: decideCallSchema,
    handler: ({ owner, params, body }) => decideCall(owned(owner), params, body),
  }),
});
