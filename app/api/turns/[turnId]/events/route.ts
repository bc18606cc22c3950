import { turnParams } from "@/lib/protocol/api";
import { parseCursor } from "@/lib/protocol/sse";
import { endpoint, owned, route } from "@/lib/server/http";
import { followTurn } from "@/lib/server/turns/follow";

// What a host that limits requests should allow. A stream that it cuts is taken up where it was left.
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: turnParams,
    isStream: true,
    handler: ({ owner, params, request }) =>
      followTurn(owned(owner), params.turnId, parseCursor(request.headers.get("last-event-id"))),
  }),
});
