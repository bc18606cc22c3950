import { ownLimitSchema } from "@/lib/protocol/usage";
import { endpoint, route } from "@/lib/server/http";
import { setOwnLimit } from "@/lib/server/limits/own-limit";
import { limitsOf } from "@/lib/server/usage/limits-of";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PUT: endpoint({
    body: ownLimitSchema,
    async handler({ ensureOwner, body: { dailyCents } }) {
      const owner = await ensureOwner();
      await setOwnLimit(owner, dailyCents);
      return limitsOf(owner);
    },
  }),
});
