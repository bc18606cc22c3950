import { mediaParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { serveMedia } from "@/lib/server/media/serve";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: mediaParams,
    handler: ({ owner, params, request }) => serveMedia(owned(owner), params.mediaId, request),
  }),
});
