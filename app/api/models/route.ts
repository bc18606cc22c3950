import { listTargets } from "@/lib/server/agents/list-targets";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: ({ owner }) => listTargets(owner) }),
});
