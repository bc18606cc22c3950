import { branchParams } from "@/lib/protocol/api-tree";
import { endpoint, owned, route } from "@/lib/server/http";
import { deleteBranch } from "@/lib/server/tree/delete-branch";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    params: branchParams,
    handler: ({ owner, params }) => deleteBranch(owned(owner), params.threadId, params.turnId),
  }),
});
