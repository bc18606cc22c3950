import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands before the emulator and notes which keys are named to it. */
export type KeyRecorder = { url: string; keys: () => string[]; forget(): void; close(): void };

export async function recordKeys(upstream: string): Promise<KeyRecorder> {
  let keys: string[] = [];
  const server = createServer((incoming, outgoing) => {
    keys.push(String(incoming.headers["x-goog-api-key"]));
    const { method, headers, url } = incoming;
    const onward = request(upstream + url, { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.destroy());
    outgoing.on("close", () => onward.destroy());
    incoming.pipe(onward);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys: () => [...new Set(keys)],
    forget() {
      keys = [];
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
