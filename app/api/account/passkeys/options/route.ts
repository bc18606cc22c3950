import { emptySchema } from "@/lib/protocol/api";
import { signedIn } from "@/lib/server/access/mode";
import { beginAnotherPasskey } from "@/lib/server/access/new-passkey";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "sign_ins",
    body: emptySchema,
    handler: async ({ request, visitor }) =>
      beginAnotherPasskey(request.headers, signedIn(visitor.session).owner),
  }),
});
