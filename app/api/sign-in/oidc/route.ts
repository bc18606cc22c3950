import { beginOidcSchema } from "@/lib/protocol/api-access";
import { beginOidc } from "@/lib/server/access/oidc";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: beginOidcSchema,
    handler: ({ request, body }) => beginOidc(request.headers, body.to, null),
  }),
});
