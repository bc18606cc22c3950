import { environmentParams } from "@/lib/protocol/api-agents";
import { listFiles } from "@/lib/server/environments/list-files";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: environmentParams,
    handler: ({ owner, params }) => listFiles(owned(owner), params.environmentId),
  }),
});
