import { endpoint, owned, route } from "@/lib/server/http";
import { exportAccount } from "@/lib/server/transfer/export-account";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    handler: ({ owner }) => exportAccount(owned(owner)),
  }),
});
