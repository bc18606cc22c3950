import { codeSchema, turnParams } from "@/lib/protocol/api";
import { getCodeSource } from "@/lib/server/code/get-code-source";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: turnParams,
    body: codeSchema,
    handler: ({ owner, params, body }) => getCodeSource(owned(owner), params.turnId, body.position),
  }),
});
