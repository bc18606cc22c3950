import { isReady } from "@/lib/server/health";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    async handler() {
      const ready = await isReady().catch(() => false);
      return Response.json({ status: ready ? "ready" : "not ready" }, { status: ready ? 200 : 503 });
    },
  }),
});
