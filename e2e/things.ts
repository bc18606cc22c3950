import { agentThingsOf, makeAgent, makeEnvironment, newAgentId } from "./agent-things";
import { type ApiClient, newId } from "./api-client";
import { type Attachment, announce, attach, textFile } from "./files";
import { expect } from "./fixtures";
import {
  createFolder,
  createMcpServer,
  createPreset,
  createTurn,
  newMcpName,
  saveFunction,
  settings,
} from "./request-bodies";
import { makeShare, sharesOf } from "./share-things";
import { createStoredDocument, storedDocumentsOf } from "./stored-documents";

/**
 * What the addresses of the table name: a thread, a folder, a settled turn of the thread, a file that no turn has yet, an MCP
 * server, a saved function, and a file search store with a document that is indexed. The agent, the
 * environment and the link are there only for what needs them.
 */
export type Things = {
  threadId: string;
  folderId: string;
  presetId: string;
  turnId: string;
  attachmentId: string;
  mcpName: string;
  functionName: string;
  storeId: string;
  documentId: string;
  agentId: string;
  environmentId: string;
  shareId: string;
  /** The last turn that the link shows, and the file that it has. */
  sharedTurnId: string;
  fileId: string;
};

/** The state that an endpoint is for, where it is not that of `createThings`. */
export type Needs =
  | "deleted thread"
  | "deleted turn"
  | "announced file"
  | "waiting call"
  | "searched turn"
  | "agent"
  | "environment"
  | "share";

export const BYTES = Buffer.from("The bytes of a file that was announced.");

/** Things of `client` that contain `text`, with a settled turn, after everything about it is done. */
export async function createThings(client: ApiClient, text: string): Promise<Things> {
  const [threadId, turnId, mcpName] = [newId(), newId(), newMcpName()];
  const things = {
    threadId,
    folderId: newId(),
    presetId: newId(),
    turnId,
    attachmentId: "",
    mcpName,
    functionName: `say_${mcpName}`,
    storeId: "",
    documentId: "",
    agentId: newAgentId(),
    environmentId: newId(),
    shareId: newId(),
    sharedTurnId: newId(),
    fileId: newId(),
  };
  const response = await client.fetch(`/api/threads/${things.threadId}/turns`, {
    method: "POST",
    body: { ...createTurn(things, text), turnId: things.turnId, parentId: null, newThread: true },
  });
  expect(response.status, await response.text()).toBe(200);
  await expect
    .poll(async () => (await detailOf(client, things.threadId)).thread.title, "the model has given a title")
    .not.toBeNull();
  const folder = { ...createFolder(things, text), id: things.folderId };
  await client.json("/api/folders", { method: "POST", body: folder });
  const preset = { ...createPreset(things, text), id: things.presetId };
  await client.json("/api/presets", { method: "POST", body: preset });
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
  { needs, bytes = BYTES }: { needs?: Needs; bytes?: Uint8Array },
  things: Things,
): Promise<Things> {
  if (needs === "deleted thread") await client.json(`/api/threads/${things.threadId}`, { method: "DELETE" });
  if (needs === "deleted turn")
    await client.json(`/api/threads/${things.threadId}/turns/${things.turnId}`, { method: "DELETE" });
  if (needs === "waiting call") return { ...things, turnId: await askWithCall(client, things) };
  if (needs === "searched turn") return { ...things, turnId: await askWithSearch(client, things) };
  if (needs === "agent") return { ...things, agentId: await makeAgent(client) };
  if (needs === "environment") return { ...things, environmentId: await makeEnvironment(client) };
  if (needs === "share") return { ...things, ...(await makeShare(client)) };
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
  const presets = await client.json("/api/presets");
  const activity = await client.json("/api/activity");
  const rest = [
    await storedDocumentsOf(client),
    await agentThingsOf(client),
    await sharesOf(client),
    presets,
    activity,
  ];
  return JSON.stringify([list, details, file, servers, saved, rest]);
}
