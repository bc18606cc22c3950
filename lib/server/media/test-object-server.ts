import "server-only";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Objects that were kept, and uploads that have begun and are not yet one. */
export type Objects = {
  kept: Map<string, { content: Buffer; at: Date }>;
  begun: Map<string, Map<number, Buffer>>;
};

export type ObjectRequest = {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  content: Buffer;
};

export type ObjectAnswer = { status: number; headers?: Record<string, string>; content?: Buffer | string };

/** A server on this machine that keeps objects in memory; `answer` says in which protocol. */
export async function startObjectServer(answer: (request: ObjectRequest) => ObjectAnswer) {
  const server = createServer((incoming, outgoing) => {
    void respond(incoming, outgoing, answer);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: ObjectRequest) => ObjectAnswer,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(piece);
  const { method = "GET", headers } = incoming;
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const {
    status,
    headers: answered,
    content = "",
  } = answer({ method, url, headers, content: Buffer.concat(pieces) });
  outgoing.writeHead(status, { "content-length": Buffer.byteLength(content), ...answered });
  outgoing.end(content);
}

/** An object, or the part of it that is asked for. */
export function objectAnswer(content: Buffer, range: string | undefined): ObjectAnswer {
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (start === undefined) return { status: 200, content };
  const slice = content.subarray(Number(start), Number(end) + 1);
  return {
    status: 206,
    content: slice,
    headers: { "content-range": `bytes ${start}-${end}/${content.length}` },
  };
}

/** The pieces of an upload in the order of their numbers. */
export function joinPieces(pieces: Map<number, Buffer>): Buffer {
  return Buffer.concat([...pieces].sort(([a], [b]) => a - b).map(([, piece]) => piece));
}
