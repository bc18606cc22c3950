import { emptySchema } from "@/lib/protocol/api";
import { signedIn } from "@/lib/server/access/mode";
import { beginOidc } from "@/lib/server/access/oidc";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "sign_ins",
    body: emptySchema,
    handler: async ({ request, visitor }) => beginOidc(request.headers, "/", signedIn(visitor.session).owner),
  }),
});
