import { request, requestJson } from "@/lib/client/request";
import type {
  AddDocument,
  CreateMcpServer,
  DocumentList,
  FunctionLibrary,
  McpServerEntry,
  McpServerList,
  ReplaceMcpServer,
  StoreDetail,
  StoreList,
} from "@/lib/protocol/api";
import type { FileStore, StoreDocument } from "@/lib/protocol/stores";
import type { FunctionTool } from "@/lib/protocol/tools";

/** What tools work with: stores of files, functions, MCP servers. */
export const toolsApi = {
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
};
