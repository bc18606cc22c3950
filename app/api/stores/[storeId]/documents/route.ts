import { addDocumentSchema, storeParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { addDocument } from "@/lib/server/stores/add-document";
import { listDocuments } from "@/lib/server/stores/documents";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: storeParams,
    handler: async ({ owner, params }) => ({ documents: await listDocuments(owned(owner), params.storeId) }),
  }),
  POST: endpoint({
    params: storeParams,
    body: addDocumentSchema,
    handler: ({ owner, params, body }) => addDocument(owned(owner), params.storeId, body),
  }),
});
