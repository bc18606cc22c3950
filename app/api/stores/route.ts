import { createStoreSchema } from "@/lib/protocol/api";
import { endpoint, route } from "@/lib/server/http";
import { createStore } from "@/lib/server/stores/create-store";
import { listStores } from "@/lib/server/stores/find-store";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: async ({ owner }) => ({ stores: owner ? await listStores(owner) : [] }),
  }),
  POST: endpoint({
    body: createStoreSchema,
    handler: async ({ ensureOwner, body }) => createStore(await ensureOwner(), body.displayName),
  }),
});
