import {
  agentThingsOf,
  createAgent,
  FILE_PATH,
  makeAgent,
  makeEnvironment,
  newAgentId,
} from "./agent-things";
import { type ApiClient, newId } from "./api-client";
import { type Attachment, announce, attach, textFile } from "./files";
import { expect } from "./fixtures";
import {
  announceFile,
  createMcpServer,
  createTurn,
  denyCall,
  dismissTurn,
  newMcpName,
  nothing,
  readAloud,
  replaceMcpServer,
  saveFunction,
  settings,
  updateThread,
} from "./request-bodies";
import { addDocument, createStore, createStoredDocument, storedDocumentsOf } from "./stored-documents";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/**
 * What the addresses of the table name: a thread, a settled turn of it, a file that no turn has yet, an MCP
 * server, a saved function, and a file search store with a document that is indexed. The agent and the
 * environment are there only for what needs them.
 */
export type Things = {
  threadId: string;
  turnId: string;
  attachmentId: string;
  mcpName: string;
  functionName: string;
  storeId: string;
  documentId: string;
  agentId: string;
  environmentId: string;
};

export type Endpoint = {
  method: Method;
  /** The folder under `app`, which is also the address. */
  path: string;
  /** Whether everybody but the owner of what the address names is told that there is nothing. */
  isOwned: boolean;
  changesState: boolean;
  /** Whether it is a stream that goes on for as long as it is read. */
  isEndless?: true;
  /** A body that is accepted for a thing of one's own; every string that is stored contains `text`. */
  body?: (things: Things, text: string) => Record<string, unknown>;
  /** Bytes that are accepted as they are, in the place of a body of JSON. */
  bytes?: Uint8Array;
  /** What has to be done before: the thread was deleted a moment ago, or the file's bytes have not come. */
  needs?: "deleted thread" | "announced file" | "waiting call" | "searched turn" | "agent" | "environment";
};

const BYTES = Buffer.from("The bytes of a file that was announced.");

const open = { isOwned: false, changesState: false };
const read = { isOwned: true, changesState: false };
const write = { isOwned: true, changesState: true };

/** Every endpoint of the app. `http-routes.spec.ts` holds it against the folder and the build. */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: "GET", path: "/api/health", ...open },
  { method: "GET", path: "/api/ready", ...open },
  { method: "GET", path: "/api/models", ...open },
  { method: "POST", path: "/api/session", isOwned: false, changesState: true, body: nothing },
  { method: "GET", path: "/api/threads", ...open },
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
  { method: "GET", path: "/embed/function-frame", ...open },
  { method: "GET", path: "/embed/suggestions/[turnId]/[index]", ...read, needs: "searched turn" },
  { method: "GET", path: "/api/voices", ...open },
  { method: "GET", path: "/api/voices/[voiceId]/sample", ...open },
];

export const PATHS = [...new Set(ENDPOINTS.map((endpoint) => endpoint.path))];
export const OWNED = ENDPOINTS.filter((endpoint) => endpoint.isOwned);
export const UNSAFE = ENDPOINTS.filter((endpoint) => endpoint.method !== "GET");
export const READS = ENDPOINTS.filter(({ method, isEndless }) => method === "GET" && !isEndless);
export const WITH_BODY = ENDPOINTS.flatMap((endpoint) =>
  endpoint.body ? [{ ...endpoint, body: endpoint.body }] : [],
);

export const nameOf = ({ method, path }: Pick<Endpoint, "method" | "path">) => `${method} ${path}`;

export function methodsOf(path: string): Method[] {
  return ENDPOINTS.flatMap((endpoint) => (endpoint.path === path ? [endpoint.method] : []));
}

/** The address with `id` in the place of whatever it names. */
export function addressWith(path: string, id: string): string {
  return path
    .replace(/\/file$/, `/file?path=${FILE_PATH}`)
    .replace(/\[\w+\]/, id)
    .replace("[position]", "1")
    .replace("[index]", "0")
    .replace("[documentId]", id);
}

export function addressOf(path: string, things: Things): string {
  const ofDocument = path.replace("[storeId]/documents/[", `${things.storeId}/documents/[`);
  return addressWith(ofDocument, idFor(path, things));
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
  if (path.includes("[threadId]")) return threadId;
  if (path.includes("[turnId]")) return turnId;
  return path.includes("[voiceId]") ? "Kore" : attachmentId;
}

/** A request to an endpoint as it is accepted, but for what the test changes. */
export function inputOf({ body, bytes }: Endpoint, things: Things, text: string) {
  return body?.(things, text) ?? bytes;
}

/** Things of `client` that contain `text`, with a settled turn, after everything about it is done. */
export async function createThings(client: ApiClient, text: string): Promise<Things> {
  const [threadId, turnId, mcpName] = [newId(), newId(), newMcpName()];
  const things = {
    threadId,
    turnId,
    attachmentId: "",
    mcpName,
    functionName: `say_${mcpName}`,
    storeId: "",
    documentId: "",
    agentId: newAgentId(),
    environmentId: newId(),
  };
  const response = await client.fetch(`/api/threads/${things.threadId}/turns`, {
    method: "POST",
    body: { ...createTurn(things, text), turnId: things.turnId, parentId: null, newThread: true },
  });
  expect(response.status, await response.text()).toBe(200);
  await expect
    .poll(async () => (await detailOf(client, things.threadId)).thread.title, "the model has given a title")
    .not.toBeNull();
  const server = { ...createMcpServer(things, text), name: things.mcpName };
  await client.json("/api/mcp-servers", { method: "POST", body: server });
  const saved = saveFunction(things, text);
  await client.json(`/api/functions/${saved.name}`, { method: "PUT", body: saved });
  const file = textFile(text.replaceAll(/\p{Cc}/gu, " "));
  return {
    ...things,
    ...(await createStoredDocument(client)),
    attachmentId: (await attach(client, file)).id,
  };
}

/** The things in the state that the endpoint is for. */
export async function prepare(
  client: ApiClient,
  { needs, bytes = BYTES }: Endpoint,
  things: Things,
): Promise<Things> {
  if (needs === "deleted thread") await client.json(`/api/threads/${things.threadId}`, { method: "DELETE" });
  if (needs === "waiting call") return { ...things, turnId: await askWithCall(client, things) };
  if (needs === "searched turn") return { ...things, turnId: await askWithSearch(client, things) };
  if (needs === "agent") return { ...things, agentId: await makeAgent(client) };
  if (needs === "environment") return { ...things, environmentId: await makeEnvironment(client) };
  if (needs !== "announced file") return things;
  const { id } = await announce(client, { name: "announced.txt", type: "text/plain", bytes });
  return { ...things, attachmentId: id };
}

/** A turn that waits for a person: its first call is the step after a thought. */
async function askWithCall(client: ApiClient, things: Things): Promise<string> {
  const turnId = newId();
  const tool = { type: "function", name: "look_outside", executor: { kind: "by_hand" }, approval: "allowed" };
  const body = {
    ...createTurn(things, "call look_outside"),
    turnId,
    settings: { ...settings("please"), tools: [tool] },
  };
  const response = await client.fetch(`/api/threads/${things.threadId}/turns`, { method: "POST", body });
  expect(await response.text()).toContain("requires_action");
  return turnId;
}

/** A turn with an answer from Google Search, and so with its suggestions. */
async function askWithSearch(client: ApiClient, things: Things): Promise<string> {
  const turnId = newId();
  const body = {
    ...createTurn(things, "who won Euro 2024?"),
    turnId,
    settings: { ...settings("please"), tools: [{ type: "google_search" }] },
  };
  const response = await client.fetch(`/api/threads/${things.threadId}/turns`, { method: "POST", body });
  expect(await response.text()).toContain("search_suggestions");
  return turnId;
}

type Detail = {
  thread: { title: string | null };
  turns: { status: string; interactions: { id: string }[] }[];
};

export function detailOf(client: ApiClient, threadId: string): Promise<Detail> {
  return client.json<Detail>(`/api/threads/${threadId}`);
}

/** Everything that a person can see of what they own, as one text. Of files there is no list: only one of `things` counts. */
export async function stateOf(client: ApiClient, things?: Things): Promise<string> {
  const list = await client.json<{ threads: { id: string }[] }>("/api/threads");
  const details = await Promise.all(list.threads.map(({ id }) => detailOf(client, id)));
  const file = things && (await client.json<Attachment>(`/api/attachments/${things.attachmentId}`));
  const servers = await client.json("/api/mcp-servers");
  const { saved } = await client.json<{ saved: unknown }>("/api/functions");
  const activity = await client.json("/api/activity");
  const rest = [await storedDocumentsOf(client), await agentThingsOf(client), activity];
  return JSON.stringify([list, details, file, servers, saved, rest]);
}
