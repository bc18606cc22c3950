import { registrationSchema } from "@/lib/protocol/api-access";
import { endNewPasskey } from "@/lib/server/access/new-passkey";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: registrationSchema,
    handler: ({ request, visitor, body }) => endNewPasskey(request.headers, visitor, body),
  }),
});
