import { listActivity } from "@/lib/server/activity/list-activity";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) => (owner ? listActivity(owner) : { entries: [] }),
  }),
});
