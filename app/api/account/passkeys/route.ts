import { registrationSchema } from "@/lib/protocol/api-access";
import { signedIn } from "@/lib/server/access/mode";
import { endAnotherPasskey } from "@/lib/server/access/new-passkey";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "sign_ins",
    body: registrationSchema,
    handler: async ({ request, visitor, body }) =>
      endAnotherPasskey(request.headers, signedIn(visitor.session).owner, body),
  }),
});
