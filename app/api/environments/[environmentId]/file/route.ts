import { environmentFileSchema, environmentParams } from "@/lib/protocol/api-agents";
import { receiveFile } from "@/lib/server/environments/receive-file";
import { serveFile } from "@/lib/server/environments/serve-file";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: environmentParams,
    body: environmentFileSchema,
    handler: ({ owner, params, body }) =>
      serveFile(owned(owner), { ...params, path: body.path, isView: body.view !== undefined }),
  }),
  PUT: endpoint({
    params: environmentParams,
    handler: ({ owner, params, request }) => receiveFile(owned(owner), params.environmentId, request),
  }),
});
