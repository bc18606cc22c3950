import { turnParams } from "@/lib/protocol/api";
import { parseCursor } from "@/lib/protocol/sse";
import { endpoint, owned, route } from "@/lib/server/http";
import { followTurn } from "@/lib/server/turns/follow";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: turnParams,
    handler: ({ owner, params, request }) =>
      followTurn(owned(owner), params.turnId, parseCursor(request.headers.get("last-event-id"))),
  }),
});
