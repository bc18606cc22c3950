import { emptySchema, turnParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { requestStop } from "@/lib/server/turns/stop";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: turnParams,
    body: emptySchema,
    async handler({ owner, params }) {
      await requestStop(owned(owner), params.turnId);
      return {};
    },
  }),
});
