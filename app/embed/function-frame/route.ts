import { functionFrame } from "@/lib/server/embed/function-frame";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: async () => functionFrame() }),
});
