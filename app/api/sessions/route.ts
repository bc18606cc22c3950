import { signedIn } from "@/lib/server/access/mode";
import { listSessions, revokeOtherSessions } from "@/lib/server/access/sessions";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    async handler({ visitor }) {
      const { owner, id } = signedIn(visitor.session);
      return listSessions(owner, id);
    },
  }),
  DELETE: endpoint({
    async handler({ visitor }) {
      const { owner, id } = signedIn(visitor.session);
      await revokeOtherSessions(owner, id);
      return {};
    },
  }),
});
