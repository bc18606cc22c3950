import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Counts who comes by: what loads or runs something from elsewhere would. */
export type Canary = { url: string; hits: () => number; close: () => void };

export async function startCanary(): Promise<Canary> {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.setHeader("access-control-allow-origin", "*");
    response.end("ok");
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, hits: () => hits, close: () => server.close() };
}
