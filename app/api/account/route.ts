import { updateAccountSchema } from "@/lib/protocol/api-access";
import { getAccount, updateAccount } from "@/lib/server/access/accounts";
import { deleteEverything } from "@/lib/server/access/leaving/delete-everything";
import { signedIn } from "@/lib/server/access/mode";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ visitor }) => getAccount(signedIn(visitor.session).owner),
  }),
  PATCH: endpoint({
    body: updateAccountSchema,
    handler: async ({ visitor, body }) => updateAccount(signedIn(visitor.session).owner, body),
  }),
  DELETE: endpoint({
    async handler({ owner, visitor }) {
      await deleteEverything(owned(owner), visitor);
      return {};
    },
  }),
});
