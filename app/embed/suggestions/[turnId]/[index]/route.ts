import { suggestionParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { serveSuggestions } from "@/lib/server/suggestions";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: suggestionParams,
    handler: ({ owner, params }) => serveSuggestions(owned(owner), params.turnId, params.index),
  }),
});
