import { storeParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { deleteStore } from "@/lib/server/stores/delete-store";
import { getStore } from "@/lib/server/stores/get-store";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: storeParams,
    handler: ({ owner, params }) => getStore(owned(owner), params.storeId),
  }),
  DELETE: endpoint({
    params: storeParams,
    async handler({ owner, params }) {
      await deleteStore(owned(owner), params.storeId);
      return {};
    },
  }),
});
