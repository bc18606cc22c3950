import { listModels } from "@/lib/server/gemini/models";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: () => listModels() }),
});
