import { createFolderSchema } from "@/lib/protocol/api-list";
import { endpoint, route } from "@/lib/server/http";
import { createFolder } from "@/lib/server/organise/folders";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  POST: endpoint({
    body: createFolderSchema,
    handler: async ({ ensureOwner, body }) => createFolder(await ensureOwner(), body),
  }),
});
