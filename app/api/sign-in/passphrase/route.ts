import { passphraseSchema } from "@/lib/protocol/api-access";
import { requireWay } from "@/lib/server/access/mode";
import { checkPassphrase } from "@/lib/server/access/passphrase";
import { signInBrowser } from "@/lib/server/access/sign-in";
import { endpoint, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    isPublic: true,
    limit: "sign_ins",
    body: passphraseSchema,
    async handler({ request, visitor, body }) {
      requireWay("passphrase");
      checkPassphrase(body.passphrase);
      await signInBrowser(visitor, request.headers);
      return {};
    },
  }),
});
