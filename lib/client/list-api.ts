import type {
  CreateFolder,
  EmptiedFolder,
  ListThreads,
  OrganisedThreads,
  OrganiseThreads,
  ThreadList,
  ThreadPage,
  UpdateFolder,
} from "@/lib/protocol/api-list";
import type { Folder } from "@/lib/protocol/folders";
import { requestJson } from "./request";

/** What the server is asked about the list of threads and its folders. */
export const listApi = {
  getThreadList: () => requestJson<ThreadList>("/api/threads"),
  listThreads: ({ section, cursor }: ListThreads) => {
    const asked = new URLSearchParams({ ...(section && { section }), ...(cursor && { cursor }) });
    return requestJson<ThreadPage>(`/api/threads?${asked}`);
  },
  // They are sent to their end though the page goes away: what was done to the list stays so.
  organiseThreads: (body: OrganiseThreads) =>
    requestJson<OrganisedThreads>("/api/threads", { method: "PATCH", body, keepalive: true }),
  createFolder: (body: CreateFolder) =>
    requestJson<Folder>("/api/folders", { method: "POST", body, keepalive: true }),
  updateFolder: (folderId: string, body: UpdateFolder) =>
    requestJson<Folder>(`/api/folders/${folderId}`, { method: "PATCH", body, keepalive: true }),
  deleteFolder: (folderId: string) =>
    requestJson<EmptiedFolder>(`/api/folders/${folderId}`, { method: "DELETE", keepalive: true }),
};
