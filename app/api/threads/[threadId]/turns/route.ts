import { setImmediate } from "node:timers/promises";
import { createTurnSchema, threadParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { addressKey } from "@/lib/server/limits/address-key";
import { createTurn } from "@/lib/server/turns/create";
import { streamTurn } from "@/lib/server/turns/follow";

// What a host that limits requests should allow. A stream that it cuts is taken up where it was left.
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: threadParams,
    body: createTurnSchema,
    isStream: true,
    async handler({ request, owner, ensureOwner, params, body }) {
      const writer = body.newThread ? await ensureOwner() : owned(owner);
      await createTurn(writer, params.threadId, body, await addressKey(request.headers));
      // Both are work for the same thread: the call goes out first, and is on its way while the answer is made ready.
      await setImmediate();
      return streamTurn(writer, body.turnId, null);
    },
  }),
});
