import { emptySchema } from "@/lib/protocol/api";
import { branchParams } from "@/lib/protocol/api-tree";
import { endpoint, owned, route } from "@/lib/server/http";
import { restoreBranch } from "@/lib/server/tree/restore-branch";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: branchParams,
    body: emptySchema,
    async handler({ owner, params }) {
      await restoreBranch(owned(owner), params.threadId, params.turnId);
      return {};
    },
  }),
});
