import { endpoint, route } from "@/lib/server/http";
import { serveMetrics } from "@/lib/server/metrics/serve";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    handler: ({ request }) => serveMetrics(request),
  }),
});
