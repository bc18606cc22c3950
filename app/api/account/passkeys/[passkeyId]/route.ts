import { passkeyParams } from "@/lib/protocol/api-access";
import { removePasskey } from "@/lib/server/access/accounts";
import { signedIn } from "@/lib/server/access/mode";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    params: passkeyParams,
    async handler({ visitor, params }) {
      await removePasskey(signedIn(visitor.session).owner, params.passkeyId);
      return {};
    },
  }),
});
