import { emptySchema } from "@/lib/protocol/api";
import { shareParams } from "@/lib/protocol/shares";
import { endpoint, route } from "@/lib/server/http";
import { continueShare } from "@/lib/server/shares/continue-share";
import { getShare } from "@/lib/server/shares/get-share";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    limit: "shares",
    params: shareParams,
    body: emptySchema,
    async handler({ params, request, ensureOwner }) {
      // Whoever names a link that is not there becomes nobody.
      const share = await getShare(params.shareId, request.headers);
      return continueShare(await ensureOwner(), params.shareId, share);
    },
  }),
});
