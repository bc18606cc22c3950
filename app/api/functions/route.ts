import { listFunctions } from "@/lib/server/functions/saved";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: ({ owner }) => listFunctions(owner) }),
});
