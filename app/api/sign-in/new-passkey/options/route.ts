import { newPasskeySchema } from "@/lib/protocol/api-access";
import { beginNewPasskey } from "@/lib/server/access/new-passkey";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: newPasskeySchema,
    handler: ({ request, body }) => beginNewPasskey(request.headers, body),
  }),
});
