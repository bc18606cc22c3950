import { callParams, decideCallSchema } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { decideCall } from "@/lib/server/turns/decide-call";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: callParams,
    body: decideCallSchema,
    handler: ({ owner, params, body }) => decideCall(owned(owner), params, body),
  }),
});
