import { assertionSchema } from "@/lib/protocol/api-access";
import { endPasskey } from "@/lib/server/access/passkey-sign-in";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: assertionSchema,
    handler: ({ request, visitor, body }) => endPasskey(request.headers, visitor, body),
  }),
});
