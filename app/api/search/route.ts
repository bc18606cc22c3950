import { searchSchema } from "@/lib/protocol/api-search";
import { endpoint, route } from "@/lib/server/http";
import { search } from "@/lib/server/search/search";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    body: searchSchema,
    handler: async ({ owner, body }) =>
      owner ? search(owner, body) : { hits: [], nextCursor: null, isWhole: true },
  }),
});
