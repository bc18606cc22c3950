import { emptySchema, threadParams } from "@/lib/protocol/api";
import { restoreThread } from "@/lib/server/delete-thread";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: threadParams,
    body: emptySchema,
    async handler({ owner, params }) {
      await restoreThread(owned(owner), params.threadId);
      return {};
    },
  }),
});
