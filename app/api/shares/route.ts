import { listSharesSchema } from "@/lib/protocol/shares";
import { endpoint, owned, route } from "@/lib/server/http";
import { revokeShares } from "@/lib/server/shares/end-shares";
import { listShares } from "@/lib/server/shares/list-shares";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    body: listSharesSchema,
    handler: async ({ owner, body }) => (owner ? listShares(owner, body.threadId) : { shares: [] }),
  }),
  DELETE: endpoint({
    async handler({ owner }) {
      await revokeShares(owned(owner));
      return {};
    },
  }),
});
