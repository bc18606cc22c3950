import { connect, type Socket } from "node:net";
import type { ApiClient } from "./api-client";

/** A request written by hand on a connection of its own: in pieces, never finished, or with no reader. */
export type RawRequest = {
  socket: Socket;
  /** What the server has said so far. */
  said(): string;
  write(bytes: string | Uint8Array): void;
  /** Resolves when the server has closed the connection; rejects when it still has not after `ms`. */
  closed(ms?: number): Promise<void>;
  /** Resolves when the server has said this much; rejects when it has not after `ms`. */
  heard(words: string, ms?: number): Promise<void>;
};

export function startRaw(client: ApiClient, line: string, headers: readonly string[]): RawRequest {
  const { host, hostname, port } = new URL(client.url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (bytes: Buffer) => {
    answer += bytes.toString("latin1");
  });
  // A server that has refused may close before all is written.
  socket.on("error", () => undefined);
  const own = [`Host: ${host}`, "Sec-Fetch-Site: same-origin", `Cookie: ${client.cookie}`];
  socket.write([`${line} HTTP/1.1`, ...own, ...headers, "", ""].join("\r\n"));
  const until = (event: "close" | "data", isDone: () => boolean, ms: number) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!isDone()) return;
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => reject(new Error(`After ${ms} ms the server has said: ${answer}`)), ms);
      socket.on(event, check);
      check();
    });
  return {
    socket,
    said: () => answer,
    write: (bytes) => socket.write(bytes),
    closed: (ms = 5_000) => until("close", () => socket.closed, ms),
    heard: (words, ms = 5_000) => until("data", () => answer.includes(words), ms),
  };
}
