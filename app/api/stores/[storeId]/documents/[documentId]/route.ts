import { documentParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { removeDocument } from "@/lib/server/stores/documents";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  DELETE: endpoint({
    params: documentParams,
    async handler({ owner, params }) {
      await removeDocument(owned(owner), params);
      return {};
    },
  }),
});
