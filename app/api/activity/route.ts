import { listActivity } from "@/lib/server/activity/list-activity";
import { endpoint, route } from "@/lib/server/http";
import { modelCalls } from "@/lib/server/limits/model-calls";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) =>
      owner ? listActivity(owner) : { entries: [], modelCalls: await modelCalls() },
  }),
});
