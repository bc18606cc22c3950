import { readiness } from "@/lib/server/health";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    async handler() {
      const state = await readiness();
      if (state === "ready") return { status: state };
      return Response.json({ status: "not ready", reason: state }, { status: 503 });
    },
  }),
});
