import { followActivity } from "@/lib/server/activity/follow-activity";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) => followActivity(owned(owner)),
  }),
});
