import { dismissSchema } from "@/lib/protocol/api-activity";
import { dismissActivity } from "@/lib/server/activity/dismiss";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    body: dismissSchema,
    async handler({ owner, body }) {
      await dismissActivity(owned(owner), body);
      return {};
    },
  }),
});
