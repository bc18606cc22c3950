import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    handler: async () => ({ status: "ok" }),
  }),
});
