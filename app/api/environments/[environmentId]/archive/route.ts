import { environmentParams } from "@/lib/protocol/api-agents";
import { serveArchive } from "@/lib/server/environments/serve-file";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: environmentParams,
    handler: ({ owner, params }) => serveArchive(owned(owner), params.environmentId),
  }),
});
