import { environmentParams } from "@/lib/protocol/api-agents";
import { deleteEnvironment } from "@/lib/server/environments/delete-environment";
import { getEnvironment } from "@/lib/server/environments/get-environment";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: environmentParams,
    handler: ({ owner, params }) => getEnvironment(owned(owner), params.environmentId),
  }),
  DELETE: endpoint({
    params: environmentParams,
    async handler({ owner, params }) {
      await deleteEnvironment(owned(owner), params.environmentId);
      return {};
    },
  }),
});
