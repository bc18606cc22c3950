import { folderParams, updateFolderSchema } from "@/lib/protocol/api-list";
import { endpoint, owned, route } from "@/lib/server/http";
import { deleteFolder, updateFolder } from "@/lib/server/organise/folders";

export const { GET, POST, PUT, PATCH, DELETE } = route({
  PATCH: endpoint({
    params: folderParams,
    body: updateFolderSchema,
    handler: ({ owner, params, body }) => updateFolder(owned(owner), params.folderId, body),
  }),
  DELETE: endpoint({
    params: folderParams,
    handler: ({ owner, params }) => deleteFolder(owned(owner), params.folderId),
  }),
});
