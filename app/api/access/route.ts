import { accessState } from "@/lib/server/access/mode";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    handler: async ({ visitor }) => accessState(visitor.session),
  }),
});
