import { readAloudSchema, turnParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { readAloud } from "@/lib/server/speech/read-aloud";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: turnParams,
    body: readAloudSchema,
    handler: ({ owner, params, body }) => readAloud(owned(owner), params.turnId, body.voice),
  }),
});
