import { shareParams } from "@/lib/protocol/shares";
import { endpoint, route } from "@/lib/server/http";
import { servePicture } from "@/lib/server/shares/serve-picture";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    params: shareParams,
    handler: ({ params, request }) => servePicture(params.shareId, request.headers),
  }),
});
