import { attachmentParams } from "@/lib/protocol/api";
import { getAttachment } from "@/lib/server/attachments/get";
import { receiveAttachment } from "@/lib/server/attachments/receive";
import { removeAttachment } from "@/lib/server/attachments/remove";
import { endpoint, owned, route } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: attachmentParams,
    handler: ({ owner, params }) => getAttachment(owned(owner), params.attachmentId),
  }),
  PUT: endpoint({
    params: attachmentParams,
    handler: ({ owner, params, request }) => receiveAttachment(owned(owner), params.attachmentId, request),
  }),
  DELETE: endpoint({
    params: attachmentParams,
    async handler({ owner, params }) {
      await removeAttachment(owned(owner), params.attachmentId);
      return {};
    },
  }),
});
