import { emptySchema, threadParams } from "@/lib/protocol/api";
import { seeThread } from "@/lib/server/activity/see-thread";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: threadParams,
    body: emptySchema,
    async handler({ owner, params }) {
      await seeThread(owned(owner), params.threadId);
      return {};
    },
  }),
});
