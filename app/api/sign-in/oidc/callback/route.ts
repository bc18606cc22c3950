import { endOidc } from "@/lib/server/access/oidc";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    handler: ({ request, visitor }) => endOidc(request, visitor),
  }),
});
