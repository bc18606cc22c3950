import { recordingSchema, turnParams } from "@/lib/protocol/api";
import { endpoint, owned, route } from "@/lib/server/http";
import { getRecording } from "@/lib/server/recordings/get-recording";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    params: turnParams,
    body: recordingSchema,
    handler: ({ owner, params, body }) => getRecording(owned(owner), params.turnId, body.after),
  }),
});
