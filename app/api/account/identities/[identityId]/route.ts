import { identityParams } from "@/lib/protocol/api-access";
import { removeIdentity } from "@/lib/server/access/accounts";
import { signedIn } from "@/lib/server/access/mode";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    params: identityParams,
    async handler({ visitor, params }) {
      await removeIdentity(signedIn(visitor.session).owner, params.identityId);
      return {};
    },
  }),
});
