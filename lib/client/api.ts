import type {
  Announce,
  Attachment,
  CreateTurnRequest,
  DecideCall,
  ModelList,
  ThreadDetail,
  UpdateThread,
  VoiceList,
} from "@/lib/protocol/api";
import type { ActivityList } from "@/lib/protocol/api-activity";
import type { CodeSource } from "@/lib/protocol/code-source";
import type { Recording } from "@/lib/protocol/recording";
import type { SearchPage } from "@/lib/protocol/search";
import type { StoredMedia } from "@/lib/protocol/select-media";
import type { Thread, Turn } from "@/lib/protocol/thread";
import type { ExportFormat } from "@/lib/protocol/transfer";
import type { UsageDays, UsageLimits, UsageReport } from "@/lib/protocol/usage";
import { request, requestJson } from "./request";

/** A conversation as a download. */
export function exportAddress(threadId: string, format: ExportFormat): string {
  return `/api/threads/${threadId}/export?format=${format}`;
}

/** Everything that a person has, as one download. */
export const ACCOUNT_EXPORT_ADDRESS = "/api/export";
export const IMPORT_ADDRESS = "/api/import";

export const api = {
  createSession: () => request("/api/session", { method: "POST", body: {} }),
  search: (q: string, cursor: string | null, signal: AbortSignal) => {
    const asked = new URLSearchParams({ q, zone: String(new Date().getTimezoneOffset()) });
    if (cursor) asked.set("cursor", cursor);
    return requestJson<SearchPage>(`/api/search?${asked}`, { signal });
  },
  reportUsage: (days: UsageDays, signal: AbortSignal) =>
    requestJson<UsageReport>(`/api/usage?days=${days}&zone=${new Date().getTimezoneOffset()}`, { signal }),
  setOwnLimit: (dailyCents: number | null) =>
    requestJson<UsageLimits>("/api/usage/limit", { method: "PUT", body: { dailyCents } }),
  getThread: (id: string, query = "") => requestJson<ThreadDetail>(`/api/threads/${id}${query}`),
  // It is sent to its end though the page goes away: what was chosen stays so.
  updateThread: (threadId: string, change: UpdateThread) =>
    requestJson<Thread>(`/api/threads/${threadId}`, { method: "PATCH", body: change, keepalive: true }),
  createTurn: (threadId: string, turn: CreateTurnRequest, signal: AbortSignal) =>
    request(`/api/threads/${threadId}/turns`, { method: "POST", body: turn, signal }),
  followTurn: (turnId: string, cursor: number, signal: AbortSignal) =>
    request(`/api/turns/${turnId}/events`, { signal, cursor }),
  cancelTurn: (turnId: string) => request(`/api/turns/${turnId}/cancel`, { method: "POST", body: {} }),
  recheckTurn: (turnId: string) =>
    requestJson<Turn>(`/api/turns/${turnId}/recheck`, { method: "POST", body: {} }),
  getRecording: (turnId: string, after: number, signal: AbortSignal) =>
    requestJson<Recording>(`/api/turns/${turnId}/recording?after=${after}`, { signal }),
  getCodeSource: (turnId: string, position: number, signal: AbortSignal) =>
    requestJson<CodeSource>(`/api/turns/${turnId}/code?position=${position}`, { signal }),
  decideCall: (turnId: string, position: number, body: DecideCall) =>
    requestJson<Turn>(`/api/turns/${turnId}/calls/${position}`, { method: "POST", body }),
  announceAttachment: (file: Announce, signal: AbortSignal) =>
    requestJson<Attachment>("/api/attachments", { method: "POST", body: file, signal }),
  getAttachment: (attachmentId: string) => requestJson<Attachment>(`/api/attachments/${attachmentId}`),
  removeAttachment: (attachmentId: string) =>
    request(`/api/attachments/${attachmentId}`, { method: "DELETE" }),
  listModels: () => requestJson<ModelList>("/api/models"),
  listVoices: () => requestJson<VoiceList>("/api/voices"),
  readAloud: (turnId: string, voice: string, signal: AbortSignal) =>
    requestJson<StoredMedia>(`/api/turns/${turnId}/speech`, { method: "POST", body: { voice }, signal }),
  readMedia: async (uri: string, signal: AbortSignal) => (await request(uri, { signal })).arrayBuffer(),
  checkMedia: (uri: string) => request(uri, { method: "HEAD" }),
  checkDownload: (address: string) => request(address, { method: "HEAD" }),
  listActivity: () => requestJson<ActivityList>("/api/activity"),
  followActivity: (signal: AbortSignal) => request("/api/activity/events", { signal }),
  dismissActivity: (turnIds?: string[]) =>
    request("/api/activity/dismiss", { method: "POST", body: { turnIds } }),
  seeThread: (threadId: string) => request(`/api/threads/${threadId}/seen`, { method: "POST", body: {} }),
};
