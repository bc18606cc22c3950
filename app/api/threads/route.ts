import { listThreadsSchema, organiseThreadsSchema } from "@/lib/protocol/api-list";
import { endpoint, owned, route } from "@/lib/server/http";
import { organiseThreads } from "@/lib/server/organise/organise-threads";
import { getThreadList } from "@/lib/server/organise/thread-list";
import { listThreads } from "@/lib/server/threads";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  GET: endpoint({
    body: listThreadsSchema,
    handler: async ({ owner, body: { section, cursor } }) =>
      owner && (section || cursor)
        ? listThreads(owner, { section: section ?? "list", cursor })
        : getThreadList(owner),
  }),
  PATCH: endpoint({
    body: organiseThreadsSchema,
    handler: ({ owner, body }) => organiseThreads(owned(owner), body),
  }),
});
