import { newId } from "./api-client";
import { sha256Of } from "./files";

// Bodies that endpoints take for the things of `routes.ts`. Every string that is stored contains `text`.

export function nothing() {
  return {};
}

export function dismissTurn({ turnId }: { turnId: string }) {
  return { turnIds: [turnId] };
}

export function updateThread(things: { turnId: string }, text: string) {
  return { title: `A title with ${text}`, settings: settings(text), headTurnId: things.turnId };
}

export function forkThread({ turnId }: { turnId: string }) {
  return { threadId: newId(), turnId };
}

export function archiveThread({ threadId }: { threadId: string }) {
  return { threadIds: [threadId], isArchived: true };
}

export function createFolder(_things: unknown, text: string) {
  return { id: newId(), ...renameFolder(_things, text) };
}

export function renameFolder(_things: unknown, text: string) {
  return { name: `For ${text}`.slice(0, 60).toWellFormed() };
}

export function createPreset(_things: unknown, text: string) {
  return { id: newId(), isDefault: false, ...renameFolder(_things, text), ...updatePreset(_things, text) };
}

export function updatePreset(_things: unknown, text: string) {
  return { settings: settings(text) };
}

export function createTurn(things: { turnId: string }, text: string) {
  return {
    turnId: newId(),
    parentId: things.turnId,
    kind: "message",
    input: [{ type: "text", text: `Hello, ${text}` }],
    settings: settings(text),
  };
}

const NO_ARGUMENTS = sha256Of(Buffer.from("{}"));

export function denyCall(_things: unknown, text: string) {
  return { action: "deny", reason: `No, ${text}`, argumentsHash: NO_ARGUMENTS };
}

export function readAloud() {
  return { voice: "Puck" };
}

export function saveFunction({ functionName }: { functionName: string }, text: string) {
  const executor = { kind: "browser", code: `return ${JSON.stringify(text)};` };
  return { type: "function", name: functionName, description: `Says ${text}`, executor, approval: "ask" };
}

export function createMcpServer(_things: unknown, text: string) {
  return { name: newMcpName(), ...replaceMcpServer(_things, text) };
}

export function replaceMcpServer(_things: unknown, text: string) {
  const url = `https://mcp.example.com/${encodeURIComponent(text.toWellFormed())}`;
  return { url, headers: [{ name: "x-key", value: "not to be seen" }] };
}

export function newMcpName(): string {
  return `server${crypto.randomUUID().replaceAll("-", "")}`;
}

export function announceFile(_things: unknown, text: string) {
  const bytes = Buffer.from(text);
  return { name: `${text}.txt`, size: bytes.length, type: "text/plain", sha256: sha256Of(bytes) };
}

export function settings(text: string) {
  return { model: "gemini-3.8-flash", system_instruction: `Be brief, ${text}`, store: true };
}

export const ownLimit = () => ({ dailyCents: 500 });
