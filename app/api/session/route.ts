import { emptySchema } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    body: emptySchema,
    async handler({ ensureOwner }) {
      await ensureOwner();
      return {};
    },
  }),
});
