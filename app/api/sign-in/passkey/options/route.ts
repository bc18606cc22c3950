import { emptySchema } from "@/lib/protocol/api";
import { beginPasskey } from "@/lib/server/access/passkey-sign-in";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: emptySchema,
    handler: ({ request }) => beginPasskey(request.headers),
  }),
});
