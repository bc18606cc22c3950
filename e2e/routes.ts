import { createAgent, FILE_PATH } from "./agent-things";
import {
  announceFile,
  archiveThread,
  createFolder,
  createMcpServer,
  createPreset,
  createTurn,
  denyCall,
  dismissTurn,
  forkThread,
  nothing,
  ownLimit,
  readAloud,
  renameFolder,
  replaceMcpServer,
  saveFunction,
  updatePreset,
  updateThread,
} from "./request-bodies";
import { createShare, updateShare } from "./share-things";
import { addDocument, createStore } from "./stored-documents";
import { BYTES, type Needs, type Things } from "./things";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

export type Endpoint = {
  method: Method;
  /** The folder under `app`, which is also the address. */
  path: string;
  /** Whether everybody but the owner of what the address names is told that there is nothing. */
  isOwned: boolean;
  changesState: boolean;
  /** Whether there is nothing at the address where everybody may use the server, as in most tests. */
  isOff?: true;
  /** Whether it is a stream that goes on for as long as it is read. */
  isEndless?: true;
  /** Whether it is there only for who names a secret of whoever runs the server. */
  isForOperator?: true;
  /** A body that is accepted for a thing of one's own; every string that is stored contains `text`. */
  body?: (things: Things, text: string) => Record<string, unknown>;
  /** Bytes that are accepted as they are, in the place of a body of JSON. */
  bytes?: Uint8Array;
  /** What has to be done before: the thread was deleted a moment ago, or the file's bytes have not come. */
  needs?: Needs;
};

const CONVERSATION = Buffer.from(
  JSON.stringify({
    format: "parley.conversation",
    version: 1,
    thread: { title: "Imported", settings: { model: "gemini-3.8-flash" }, headTurnId: null, createdAt: 1 },
    turns: [],
    files: [],
  }),
);

const open = { isOwned: false, changesState: false };
const read = { isOwned: true, changesState: false };
const write = { isOwned: true, changesState: true };
/** `http-access.spec.ts` has servers where one signs in. */
const off = { isOwned: false, changesState: true, isOff: true } as const;

/** Every endpoint of the app. `http-routes.spec.ts` holds it against the folder and the build. */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: "/api/health", ...open },
  { method: "GET", path: "/api/ready", ...open },
  { method: "GET", path: "/api/metrics", ...open, isForOperator: true },
  { method: "GET", path: "/api/cron/recover", ...open, isForOperator: true },
  { method: "GET", path: "/api/models", ...open },
  { method: "GET", path: "/api/access", ...open },
  { method: "POST", path: "/api/sign-in/passphrase", ...off },
  { method: "POST", path: "/api/sign-in/oidc", ...off },
  { method: "GET", path: "/api/sign-in/oidc/callback", ...off },
  { method: "POST", path: "/api/sign-in/passkey/options", ...off },
  { method: "POST", path: "/api/sign-in/passkey", ...off },
  { method: "POST", path: "/api/sign-in/new-passkey/options", ...off },
  { method: "POST", path: "/api/sign-in/new-passkey", ...off },
  { method: "POST", path: "/api/sign-out", ...off },
  { method: "GET", path: "/api/sessions", ...off },
  { method: "DELETE", path: "/api/sessions", ...off },
  { method: "DELETE", path: "/api/sessions/[sessionId]", ...off },
  { method: "GET", path: "/api/account", ...off },
  { method: "PATCH", path: "/api/account", ...off },
  { method: "DELETE", path: "/api/account", isOwned: false, changesState: true },
  { method: "POST", path: "/api/account/passkeys/options", ...off },
  { method: "POST", path: "/api/account/passkeys", ...off },
  { method: "DELETE", path: "/api/account/passkeys/[passkeyId]", ...off },
  { method: "POST", path: "/api/account/identities", ...off },
  { method: "DELETE", path: "/api/account/identities/[identityId]", ...off },
  { method: "POST", path: "/api/session", isOwned: false, changesState: true, body: nothing },
  { method: "GET", path: "/api/search", ...open },
  { method: "GET", path: "/api/usage", ...open },
  { method: "PUT", path: "/api/usage/limit", isOwned: false, changesState: true, body: ownLimit },
  { method: "GET", path: "/api/threads", ...open },
  { method: "PATCH", path: "/api/threads", isOwned: false, changesState: true, body: archiveThread },
  { method: "POST", path: "/api/folders", isOwned: false, changesState: true, body: createFolder },
  { method: "PATCH", path: "/api/folders/[folderId]", ...write, body: renameFolder },
  { method: "DELETE", path: "/api/folders/[folderId]", ...write },
  { method: "GET", path: "/api/threads/[threadId]", ...read },
  { method: "PATCH", path: "/api/threads/[threadId]", ...write, body: updateThread },
  { method: "DELETE", path: "/api/threads/[threadId]", ...write },
  {
    method: "POST",
    path: "/api/threads/[threadId]/restore",
    ...write,
    body: nothing,
    needs: "deleted thread",
  },
  { method: "POST", path: "/api/threads/[threadId]/turns", ...write, body: createTurn },
  { method: "POST", path: "/api/threads/[threadId]/fork", ...write, body: forkThread },
  { method: "DELETE", path: "/api/threads/[threadId]/turns/[turnId]", ...write },
  {
    method: "POST",
    path: "/api/threads/[threadId]/turns/[turnId]/restore",
    ...write,
    body: nothing,
    needs: "deleted turn",
  },
  { method: "GET", path: "/api/threads/[threadId]/export", ...read },
  { method: "GET", path: "/api/export", ...open },
  { method: "POST", path: "/api/import", isOwned: false, changesState: true, bytes: CONVERSATION },
  { method: "GET", path: "/api/threads/[threadId]/share-preview", ...read },
  { method: "POST", path: "/api/threads/[threadId]/shares", ...write, body: createShare },
  { method: "GET", path: "/api/shares", ...open },
  { method: "DELETE", path: "/api/shares", isOwned: false, changesState: true },
  { method: "GET", path: "/api/shares/[shareId]", ...open, needs: "share" },
  { method: "PUT", path: "/api/shares/[shareId]", ...write, body: updateShare, needs: "share" },
  { method: "DELETE", path: "/api/shares/[shareId]", ...write, needs: "share" },
  { method: "GET", path: "/api/shares/[shareId]/files/[fileId]", ...open, needs: "share" },
  { method: "GET", path: "/api/shares/[shareId]/picture", ...open, needs: "share" },
  {
    method: "POST",
    path: "/api/shares/[shareId]/continue",
    isOwned: false,
    changesState: true,
    body: nothing,
    needs: "share",
  },
  { method: "POST", path: "/api/threads/[threadId]/seen", ...write, body: nothing },
  { method: "POST", path: "/api/turns/[turnId]/cancel", ...write, body: nothing },
  {
    method: "POST",
    path: "/api/turns/[turnId]/calls/[position]",
    ...write,
    body: denyCall,
    needs: "waiting call",
  },
  { method: "GET", path: "/api/turns/[turnId]/events", ...read },
  { method: "GET", path: "/api/turns/[turnId]/code", ...read },
  { method: "GET", path: "/api/turns/[turnId]/recording", ...read },
  { method: "POST", path: "/api/turns/[turnId]/recheck", ...write, body: nothing },
  { method: "POST", path: "/api/turns/[turnId]/speech", ...write, body: readAloud },
  { method: "POST", path: "/api/attachments", isOwned: false, changesState: true, body: announceFile },
  { method: "GET", path: "/api/attachments/[attachmentId]", ...read },
  {
    method: "PUT",
    path: "/api/attachments/[attachmentId]",
    ...write,
    bytes: BYTES,
    needs: "announced file",
  },
  { method: "DELETE", path: "/api/attachments/[attachmentId]", ...write },
  { method: "GET", path: "/api/media/[mediaId]", ...read },
  { method: "GET", path: "/api/functions", ...open },
  { method: "PUT", path: "/api/functions/[name]", isOwned: false, changesState: true, body: saveFunction },
  { method: "DELETE", path: "/api/functions/[name]", ...write },
  { method: "GET", path: "/api/presets", ...open },
  { method: "POST", path: "/api/presets", isOwned: false, changesState: true, body: createPreset },
  { method: "PATCH", path: "/api/presets/[presetId]", ...write, body: updatePreset },
  { method: "DELETE", path: "/api/presets/[presetId]", ...write },
  { method: "GET", path: "/api/mcp-servers", ...open },
  { method: "POST", path: "/api/mcp-servers", isOwned: false, changesState: true, body: createMcpServer },
  { method: "PUT", path: "/api/mcp-servers/[name]", ...write, body: replaceMcpServer },
  { method: "DELETE", path: "/api/mcp-servers/[name]", ...write },
  { method: "GET", path: "/api/stores", ...open },
  { method: "POST", path: "/api/stores", isOwned: false, changesState: true, body: createStore },
  { method: "GET", path: "/api/stores/[storeId]", ...read },
  { method: "DELETE", path: "/api/stores/[storeId]", ...write },
  { method: "GET", path: "/api/stores/[storeId]/documents", ...read },
  { method: "POST", path: "/api/stores/[storeId]/documents", ...write, body: addDocument },
  { method: "DELETE", path: "/api/stores/[storeId]/documents/[documentId]", ...write },
  { method: "POST", path: "/api/stores/[storeId]/documents/[documentId]/retry", ...write, body: nothing },
  { method: "GET", path: "/api/agents", ...open },
  { method: "POST", path: "/api/agents", isOwned: false, changesState: true, body: createAgent },
  { method: "GET", path: "/api/agents/[agentId]", ...read, needs: "agent" },
  { method: "DELETE", path: "/api/agents/[agentId]", ...write, needs: "agent" },
  { method: "GET", path: "/api/environments", ...open },
  { method: "GET", path: "/api/environments/[environmentId]", ...read, needs: "environment" },
  { method: "DELETE", path: "/api/environments/[environmentId]", ...write, needs: "environment" },
  { method: "GET", path: "/api/environments/[environmentId]/files", ...read, needs: "environment" },
  { method: "GET", path: "/api/environments/[environmentId]/file", ...read, needs: "environment" },
  {
    method: "PUT",
    path: "/api/environments/[environmentId]/file",
    ...write,
    bytes: BYTES,
    needs: "environment",
  },
  { method: "GET", path: "/api/environments/[environmentId]/archive", ...read, needs: "environment" },
  { method: "GET", path: "/api/activity", ...open },
  { method: "GET", path: "/api/activity/events", ...open, isEndless: true },
  { method: "POST", path: "/api/activity/dismiss", isOwned: false, changesState: true, body: dismissTurn },
  { method: "GET", path: "/embed/diagram", ...open },
  { method: "GET", path: "/embed/function-frame", ...open },
  { method: "GET", path: "/embed/suggestions/[turnId]/[index]", ...read, needs: "searched turn" },
  { method: "GET", path: "/api/voices", ...open },
  { method: "GET", path: "/api/voices/[voiceId]/sample", ...open },
];

export const PATHS = [...new Set(ENDPOINTS.map((endpoint) => endpoint.path))];
export const OWNED = ENDPOINTS.filter((endpoint) => endpoint.isOwned);
export const OFF = ENDPOINTS.filter((endpoint) => endpoint.isOff);
export const UNSAFE = ENDPOINTS.filter(({ method, isOff }) => method !== "GET" && !isOff);
export const READS = ENDPOINTS.filter(
  ({ method, isEndless, isForOperator, isOff }) => method === "GET" && !isEndless && !isForOperator && !isOff,
);
export const WITH_BODY = ENDPOINTS.flatMap((endpoint) =>
  endpoint.body ? [{ ...endpoint, body: endpoint.body }] : [],
);

export const nameOf = ({ method, path }: Pick<Endpoint, "method" | "path">) => `${method} ${path}`;

export function methodsOf(path: string): Method[] {
  return ENDPOINTS.flatMap((endpoint) => (endpoint.path === path ? [endpoint.method] : []));
}

const NO_TURN = "A".repeat(22);

/** The address with `id` in the place of whatever it names. */
export function addressWith(path: string, id: string): string {
  return path
    .replace(/\/file$/, `/file?path=${FILE_PATH}`)
    .replace(/\[\w+\]/, id)
    .replace("[position]", "1")
    .replace("[index]", "0")
    .replace("[documentId]", id)
    .replace("[fileId]", id)
    .replace("[turnId]", id)
    .replace(/\/share-preview$/, `/share-preview?headTurnId=${NO_TURN}`);
}

export function addressOf(path: string, things: Things): string {
  const ofWhole = path
    .replace("[storeId]/documents/[", `${things.storeId}/documents/[`)
    .replace("[threadId]/turns/[", `${things.threadId}/turns/[`)
    .replace("[shareId]/files/[", `${things.shareId}/files/[`);
  return addressWith(ofWhole, idFor(path, things)).replace(NO_TURN, things.turnId);
}

/** The one of the things that an address names. */
export function idFor(path: string, things: Things): string {
  const { threadId, turnId, attachmentId, mcpName } = things;
  if (path.includes("mcp-servers/[name]")) return mcpName;
  if (path.includes("functions/[name]")) return things.functionName;
  if (path.includes("[documentId]")) return things.documentId;
  if (path.includes("[agentId]")) return things.agentId;
  if (path.includes("[environmentId]")) return things.environmentId;
  if (path.includes("[storeId]")) return things.storeId;
  if (path.includes("[fileId]")) return things.fileId;
  if (path.includes("[shareId]")) return things.shareId;
  if (path.includes("[folderId]")) return things.folderId;
  if (path.includes("[presetId]")) return things.presetId;
  if (path.includes("[turnId]")) return turnId;
  if (path.includes("[threadId]")) return threadId;
  return path.includes("[voiceId]") ? "Kore" : attachmentId;
}

/** A request to an endpoint as it is accepted, but for what the test changes. */
export function inputOf({ body, bytes }: Endpoint, things: Things, text: string) {
  return body?.(things, text) ?? bytes;
}
