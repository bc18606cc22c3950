import type {
  AddDocument,
  Announce,
  Attachment,
  CreateMcpServer,
  CreateTurnRequest,
  DecideCall,
  DocumentList,
  FunctionLibrary,
  McpServerEntry,
  McpServerList,
  ModelList,
  ReplaceMcpServer,
  StoreDetail,
  StoreList,
  ThreadDetail,
  ThreadPage,
  UpdateThread,
  VoiceList,
} from "@/lib/protocol/api";
import type { ActivityList } from "@/lib/protocol/api-activity";
import type {
  AgentEntry,
  AgentList,
  CreateAgentRequest,
  EnvironmentEntry,
  EnvironmentFileList,
  EnvironmentList,
} from "@/lib/protocol/api-agents";
import type { ErrorBody, ErrorCode } from "@/lib/protocol/errors";
import type { StoredMedia } from "@/lib/protocol/select-media";
import type { FileStore, StoreDocument } from "@/lib/protocol/stores";
import type { Thread, Turn } from "@/lib/protocol/thread";
import type { FunctionTool } from "@/lib/protocol/tools";
import { noteBuild } from "./stale-page";

/** The server answered, and said no: `message` is its sentence. */
export class ApiError extends Error {
  readonly code: ErrorCode | null;
  readonly status: number;

  constructor(status: number, body: ErrorBody | null) {
    super(body?.error.message ?? "The server did not answer as expected.");
    this.name = "ApiError";
    this.code = body?.error.code ?? null;
    this.status = status;
  }
}

type Options = { method?: string; body?: object; signal?: AbortSignal; cursor?: number };

/** The only place that knows how to ask the server. Throws ApiError, or TypeError without a network. */
async function request(
  path: string,
  { method = "GET", body, signal, cursor }: Options = {},
): Promise<Response> {
  const response = await fetch(path, {
    method,
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(cursor !== undefined && { "last-event-id": String(cursor) }),
    },
  });
  noteBuild(response);
  if (!response.ok) throw new ApiError(response.status, await readError(response));
  return response;
}

async function readError(response: Response): Promise<ErrorBody | null> {
  try {
    return parseErrorBody(await response.json());
  } catch {
    return null;
  }
}

/** What a refusal says, or null where something other than our server has answered. */
export function parseErrorBody(body: unknown): ErrorBody | null {
  return typeof body === "object" && body !== null && "error" in body ? (body as ErrorBody) : null;
}

async function requestJson<T>(path: string, options?: Options): Promise<T> {
  const response = await request(path, options);
  return response.json();
}

/** Where a file of an environment is downloaded from, and put to. */
export function environmentFileAddress(environmentId: string, path: string): string {
  return `/api/environments/${environmentId}/file?path=${encodeURIComponent(path)}`;
}

/** The same file to be looked at, where it is a text or a picture. */
export function environmentViewAddress(environmentId: string, path: string): string {
  return `${environmentFileAddress(environmentId, path)}&view=1`;
}

/** All files of an environment as one download. */
export function environmentArchiveAddress(environmentId: string): string {
  return `/api/environments/${environmentId}/archive`;
}

export const api = {
  createSession: () => request("/api/session", { method: "POST", body: {} }),
  listThreads: (cursor: string | null) =>
    requestJson<ThreadPage>(`/api/threads${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ""}`),
  getThread: (threadId: string) => requestJson<ThreadDetail>(`/api/threads/${threadId}`),
  updateThread: (threadId: string, change: UpdateThread) =>
    requestJson<Thread>(`/api/threads/${threadId}`, { method: "PATCH", body: change }),
  deleteThread: (threadId: string) => request(`/api/threads/${threadId}`, { method: "DELETE" }),
  restoreThread: (threadId: string) =>
    request(`/api/threads/${threadId}/restore`, { method: "POST", body: {} }),
  createTurn: (threadId: string, turn: CreateTurnRequest, signal: AbortSignal) =>
    request(`/api/threads/${threadId}/turns`, { method: "POST", body: turn, signal }),
  followTurn: (turnId: string, cursor: number, signal: AbortSignal) =>
    request(`/api/turns/${turnId}/events`, { signal, cursor }),
  cancelTurn: (turnId: string) => request(`/api/turns/${turnId}/cancel`, { method: "POST", body: {} }),
  recheckTurn: (turnId: string) =>
    requestJson<Turn>(`/api/turns/${turnId}/recheck`, { method: "POST", body: {} }),
  decideCall: (turnId: string, position: number, body: DecideCall) =>
    requestJson<Turn>(`/api/turns/${turnId}/calls/${position}`, { method: "POST", body }),
  announceAttachment: (file: Announce, signal: AbortSignal) =>
    requestJson<Attachment>("/api/attachments", { method: "POST", body: file, signal }),
  getAttachment: (attachmentId: string) => requestJson<Attachment>(`/api/attachments/${attachmentId}`),
  removeAttachment: (attachmentId: string) =>
    request(`/api/attachments/${attachmentId}`, { method: "DELETE" }),
  listStores: () => requestJson<StoreList>("/api/stores"),
  createStore: (displayName: string) =>
    requestJson<FileStore>("/api/stores", { method: "POST", body: { displayName } }),
  getStore: (storeId: string, signal: AbortSignal) =>
    requestJson<StoreDetail>(`/api/stores/${storeId}`, { signal }),
  deleteStore: (storeId: string) => request(`/api/stores/${storeId}`, { method: "DELETE" }),
  listDocuments: (storeId: string, signal: AbortSignal) =>
    requestJson<DocumentList>(`/api/stores/${storeId}/documents`, { signal }),
  addDocument: (storeId: string, document: AddDocument, signal: AbortSignal) =>
    requestJson<StoreDocument>(`/api/stores/${storeId}/documents`, {
      method: "POST",
      body: document,
      signal,
    }),
  retryDocument: (storeId: string, documentId: string) =>
    requestJson<StoreDocument>(`/api/stores/${storeId}/documents/${documentId}/retry`, {
      method: "POST",
      body: {},
    }),
  removeDocument: (storeId: string, documentId: string) =>
    request(`/api/stores/${storeId}/documents/${documentId}`, { method: "DELETE" }),
  listModels: () => requestJson<ModelList>("/api/models"),
  listFunctions: () => requestJson<FunctionLibrary>("/api/functions"),
  saveFunction: (declared: FunctionTool) =>
    requestJson<FunctionTool>(`/api/functions/${encodeURIComponent(declared.name)}`, {
      method: "PUT",
      body: declared,
    }),
  deleteFunction: (name: string) =>
    request(`/api/functions/${encodeURIComponent(name)}`, { method: "DELETE" }),
  listMcpServers: () => requestJson<McpServerList>("/api/mcp-servers"),
  createMcpServer: (server: CreateMcpServer) =>
    requestJson<McpServerEntry>("/api/mcp-servers", { method: "POST", body: server }),
  replaceMcpServer: (name: string, server: ReplaceMcpServer) =>
    requestJson<McpServerEntry>(`/api/mcp-servers/${name}`, { method: "PUT", body: server }),
  deleteMcpServer: (name: string) => request(`/api/mcp-servers/${name}`, { method: "DELETE" }),
  listVoices: () => requestJson<VoiceList>("/api/voices"),
  readAloud: (turnId: string, voice: string, signal: AbortSignal) =>
    requestJson<StoredMedia>(`/api/turns/${turnId}/speech`, { method: "POST", body: { voice }, signal }),
  readMedia: async (uri: string, signal: AbortSignal) => (await request(uri, { signal })).arrayBuffer(),
  checkMedia: (uri: string) => request(uri, { method: "HEAD" }),
  listEnvironments: () => requestJson<EnvironmentList>("/api/environments"),
  getEnvironment: (environmentId: string) =>
    requestJson<EnvironmentEntry>(`/api/environments/${environmentId}`),
  deleteEnvironment: (environmentId: string) =>
    request(`/api/environments/${environmentId}`, { method: "DELETE" }),
  listEnvironmentFiles: (environmentId: string) =>
    requestJson<EnvironmentFileList>(`/api/environments/${environmentId}/files`),
  readEnvironmentFile: (environmentId: string, path: string, signal: AbortSignal) =>
    request(environmentFileAddress(environmentId, path), { signal }),
  listAgents: () => requestJson<AgentList>("/api/agents"),
  createAgent: (agent: CreateAgentRequest) =>
    requestJson<AgentEntry>("/api/agents", { method: "POST", body: agent }),
  deleteAgent: (agentId: string) => request(`/api/agents/${agentId}`, { method: "DELETE" }),
  listActivity: () => requestJson<ActivityList>("/api/activity"),
  followActivity: (signal: AbortSignal) => request("/api/activity/events", { signal }),
  dismissActivity: (turnIds?: string[]) =>
    request("/api/activity/dismiss", { method: "POST", body: { turnIds } }),
  seeThread: (threadId: string) => request(`/api/threads/${threadId}/seen`, { method: "POST", body: {} }),
};
