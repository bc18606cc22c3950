import { listEnvironments } from "@/lib/server/environments/list-environments";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) => ({ environments: owner ? await listEnvironments(owner) : [] }),
  }),
});
