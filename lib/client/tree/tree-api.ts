import { request, requestJson } from "@/lib/client/request";
import type { DeletedBranch, ForkedThread, ForkThread } from "@/lib/protocol/api-tree";

const branchAddress = (threadId: string, turnId: string) => `/api/threads/${threadId}/turns/${turnId}`;

/** What the server is asked about the turns of a thread as a tree. */
export const treeApi = {
  forkThread: (threadId: string, body: ForkThread) =>
    requestJson<ForkedThread>(`/api/threads/${threadId}/fork`, { method: "POST", body }),
  // It is sent to its end though the page goes away: what was deleted stays so.
  deleteBranch: (threadId: string, turnId: string) =>
    requestJson<DeletedBranch>(branchAddress(threadId, turnId), { method: "DELETE", keepalive: true }),
  restoreBranch: (threadId: string, turnId: string) =>
    request(`${branchAddress(threadId, turnId)}/restore`, { method: "POST", body: {} }),
};
