import { emptySchema } from "@/lib/protocol/api";
import { signedIn } from "@/lib/server/access/mode";
import { signOut } from "@/lib/server/access/sign-in";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    body: emptySchema,
    async handler({ visitor }) {
      signedIn(visitor.session);
      await signOut(visitor);
      return {};
    },
  }),
});
