import { documentParams, emptySchema } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { retryDocument } from "@/lib/server/stores/documents";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    params: documentParams,
    body: emptySchema,
    handler: ({ owner, params }) => retryDocument(owned(owner), params),
  }),
});
