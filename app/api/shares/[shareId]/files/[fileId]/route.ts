import { shareFileParams } from "@/lib/protocol/shares";
import { endpoint, route } from "@/lib/server/http";
import { serveShareFile } from "@/lib/server/shares/serve-share-file";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    params: shareFileParams,
    handler: ({ params, request }) => serveShareFile(params.shareId, params.fileId, request),
  }),
});
