import { usageSchema } from "@/lib/protocol/usage";
import { endpoint, route } from "@/lib/server/http";
import { reportNothing, reportUsage } from "@/lib/server/usage/report-usage";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    body: usageSchema,
    handler: async ({ owner, body }) => (owner ? reportUsage(owner, body) : reportNothing()),
  }),
});
