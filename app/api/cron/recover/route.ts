import { endpoint, route } from "@/lib/server/http";
import { runTasks } from "@/lib/server/run-tasks";

export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    isPublic: true,
    handler: ({ request }) => runTasks(request),
  }),
});
