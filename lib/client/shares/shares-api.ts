import { request, requestJson } from "@/lib/client/request";
import type {
  ContinuedThread,
  CreateShare,
  ShareEntry,
  ShareList,
  SharePreview,
  UpdateShare,
} from "@/lib/protocol/shares";

/** Public links. */
export const sharesApi = {
  previewShare: (threadId: string, headTurnId: string) =>
    requestJson<SharePreview>(`/api/threads/${threadId}/share-preview?headTurnId=${headTurnId}`),
  listShares: (threadId: string | null) =>
    requestJson<ShareList>(`/api/shares${threadId ? `?threadId=${threadId}` : ""}`),
  createShare: (threadId: string, share: CreateShare) =>
    requestJson<ShareEntry>(`/api/threads/${threadId}/shares`, { method: "POST", body: share }),
  updateShare: (shareId: string, share: UpdateShare) =>
    requestJson<ShareEntry>(`/api/shares/${shareId}`, { method: "PUT", body: share }),
  revokeShare: (shareId: string) => request(`/api/shares/${shareId}`, { method: "DELETE" }),
  revokeAllShares: () => request("/api/shares", { method: "DELETE" }),
  continueShare: (shareId: string) =>
    requestJson<ContinuedThread>(`/api/shares/${shareId}/continue`, { method: "POST", body: {} }),
};
