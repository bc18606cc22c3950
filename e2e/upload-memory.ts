import { createCipheriv, createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { ApiClient, newId } from "./api-client.ts";
import type { AppServer } from "./app-server.ts";
import { type Attachment, attach, mp4Frame, textFile } from "./files.ts";

const MB = 1024 ** 2;
const SAMPLE_MS = 10;
const SETTLED = '"event_type":"turn.settled","status":"completed"';

/** By how many MB the server's memory rose at most, and how long it took in ms. */
export type Cost = { riseMb: number; tookMs: number };

/** Sends a film of so many MB to the app, has a message use it, and measures the app's memory during both. */
export async function measureUpload(app: AppServer, sizeMb: number): Promise<{ in: Cost; toGoogle: Cost }> {
  const client = new ApiClient(app.url);
  await warmUp(client);
  const sha256 = createHash("sha256");
  let size = 0;
  for (const bytes of film(sizeMb)) {
    sha256.update(bytes);
    size += bytes.length;
  }
  const body = { name: "film.mp4", type: "video/mp4", size, sha256: sha256.digest("hex") };
  const { id } = await client.json<Attachment>("/api/attachments", { method: "POST", body });
  const sent = await measure(app.pid, () => send(client, id, size, film(sizeMb)));
  const { content } = await client.json<Attachment>(`/api/attachments/${id}`);
  const asked = await measure(app.pid, () => ask(client, "What happens in it?", content));
  return { in: sent, toGoogle: asked };
}

/** What is loaded on first use is no cost of a large file. */
async function warmUp(client: ApiClient): Promise<void> {
  const { content } = await attach(client, textFile("words ".repeat(2_000_000)));
  await ask(client, "Read it", content);
}

/** The same film each time, of which no stretch is like another. */
function* film(sizeMb: number): Generator<Buffer> {
  const { before, after } = mp4Frame(sizeMb * MB);
  const noise = createCipheriv("aes-128-ctr", Buffer.alloc(16, 1), Buffer.alloc(16));
  yield before;
  for (let count = 0; count < sizeMb; count += 1) yield noise.update(Buffer.alloc(MB));
  yield after;
}

async function send(client: ApiClient, id: string, size: number, bytes: Iterable<Buffer>): Promise<void> {
  const headers = { "content-length": size, "sec-fetch-site": "same-origin", cookie: client.cookie ?? "" };
  const put = request(`${client.url}/api/attachments/${id}`, { method: "PUT", headers });
  const answered = once(put, "response");
  for (const piece of bytes) if (!put.write(piece)) await once(put, "drain");
  put.end();
  const [response] = await answered;
  response.resume();
  if (response.statusCode !== 200) throw new Error(`The film was answered ${response.statusCode}.`);
}

async function ask(client: ApiClient, text: string, content: Attachment["content"]): Promise<void> {
  const input = [{ type: "text", text }, content];
  const settings = { model: "gemini-3.8-flash" };
  const body = { turnId: newId(), parentId: null, input, settings, newThread: true };
  const response = await client.fetch(`/api/threads/${newId()}/turns`, { method: "POST", body });
  const stream = await response.text();
  if (!stream.includes(SETTLED)) throw new Error(`The turn ended with ${stream.slice(-500)}`);
}

async function measure(pid: number, work: () => Promise<void>): Promise<Cost> {
  const before = memoryMb(pid);
  const began = performance.now();
  let highest = before;
  const sampling = setInterval(() => {
    highest = Math.max(highest, memoryMb(pid));
  }, SAMPLE_MS);
  await work().finally(() => clearInterval(sampling));
  return { riseMb: Math.round(highest - before), tookMs: Math.round(performance.now() - began) };
}

function memoryMb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}
