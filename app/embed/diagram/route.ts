import { diagramFrame } from "@/lib/server/embed/diagram-frame";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  // It is the same for everybody, and shared pages have diagrams, too.
  GET: endpoint({ isPublic: true, handler: async () => diagramFrame() }),
});
