import { emptySchema, turnParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { recheckTurn } from "@/lib/server/turns/recheck";

// The turn goes on in this request, where a host has nothing else to let it run in.
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: turnParams,
    body: emptySchema,
    handler: ({ owner, params }) => recheckTurn(owned(owner), params.turnId),
  }),
});
