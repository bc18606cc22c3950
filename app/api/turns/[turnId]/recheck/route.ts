import { emptySchema, turnParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { recheckTurn } from "@/lib/server/turns/recheck";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: turnParams,
    body: emptySchema,
    handler: ({ owner, params }) => recheckTurn(owned(owner), params.turnId),
  }),
});
