import { sessionParams } from "@/lib/protocol/api-access";
import { signedIn } from "@/lib/server/access/mode";
import { revokeSession } from "@/lib/server/access/sessions";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    params: sessionParams,
    async handler({ visitor, params }) {
      await revokeSession(signedIn(visitor.session).owner, params.sessionId);
      return {};
    },
  }),
});
