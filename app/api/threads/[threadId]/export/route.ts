import { threadParams } from "@/lib/protocol/api";
import { exportSchema } from "@/lib/protocol/transfer";
import { endpoint, owned, route } from "@/lib/server/http";
import { exportThread } from "@/lib/server/transfer/export-thread";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: threadParams,
    body: exportSchema,
    handler: ({ owner, params, body }) => exportThread(owned(owner), params.threadId, body.format),
  }),
});
