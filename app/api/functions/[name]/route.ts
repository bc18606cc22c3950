import { functionParams } from "@/lib/protocol/api";
import { functionSchema } from "@/lib/protocol/tool-schemas";
import { deleteFunction, saveFunction } from "@/lib/server/functions/saved";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PUT: endpoint({
    params: functionParams,
    body: functionSchema,
    handler: async ({ ensureOwner, params, body }) => saveFunction(await ensureOwner(), params.name, body),
  }),
  DELETE: endpoint({
    params: functionParams,
    async handler({ owner, params }) {
      await deleteFunction(owned(owner), params.name);
      return {};
    },
  }),
});
