import { endpoint, route } from "@/lib/server/http";
import { listVoices } from "@/lib/server/speech/voices";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({ handler: () => listVoices() }),
});
