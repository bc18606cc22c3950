import { createTurnSchema, threadParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { createTurn } from "@/lib/server/turns/create";
import { followTurn } from "@/lib/server/turns/follow";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: threadParams,
    body: createTurnSchema,
    async handler({ owner, ensureOwner, params, body }) {
      const writer = body.newThread ? await ensureOwner() : owned(owner);
      await createTurn(writer, params.threadId, body);
      return followTurn(writer, body.turnId, null);
    },
  }),
});
