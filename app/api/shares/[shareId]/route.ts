import { shareParams, updateShareSchema } from "@/lib/protocol/shares";
import { endpoint, owned, route } from "@/lib/server/http";
import { revokeShare } from "@/lib/server/shares/end-shares";
import { countView, getShare } from "@/lib/server/shares/get-share";
import { updateShare } from "@/lib/server/shares/update-share";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    params: shareParams,
    async handler({ params, request }) {
      const share = await getShare(params.shareId, request.headers);
      await countView(params.shareId);
      return share;
    },
  }),
  PUT: endpoint({
    limit: "shares",
    params: shareParams,
    body: updateShareSchema,
    handler: ({ owner, params, body }) => updateShare(owned(owner), params.shareId, body),
  }),
  DELETE: endpoint({
    params: shareParams,
    async handler({ owner, params }) {
      await revokeShare(owned(owner), params.shareId);
      return {};
    },
  }),
});
