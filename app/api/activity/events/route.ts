import { followActivity } from "@/lib/server/activity/follow-activity";
import { endpoint, owned, route } from "@/lib/server/http";

// What a host that limits requests should allow. A stream that it cuts is taken up where it was left.
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isStream: true,
    handler: async ({ owner }) => followActivity(owned(owner)),
  }),
});
