import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveFilesTime } from "./request-time";

const LONGEST_MS = 300;
const PIECES = 20;
const WAIT_MS = 50;

// As Next's own, but less patient.
const server = createServer(
  { requestTimeout: LONGEST_MS, headersTimeout: LONGEST_MS, connectionsCheckingInterval: 50 },
  (incoming, outgoing) => {
    let size = 0;
    incoming.on("data", (bytes: Buffer) => {
      size += bytes.length;
    });
    incoming.on("end", () => outgoing.end(String(size)));
  },
);

beforeAll(async () => {
  giveFilesTime(LONGEST_MS);
  server.on("clientError", (_cause, socket) => socket.destroy());
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends a body in pieces that together take longer than a request may; resolves to what was answered, or to null. */
async function sendSlowly(method: string, path: string): Promise<string | null> {
  const { port } = server.address() as AddressInfo;
  const sent = request({ host: "127.0.0.1", port, method, path, headers: { "content-length": PIECES } });
  const answer = new Promise<string | null>((resolve) => {
    sent.on("error", () => resolve(null));
    sent.on("response", (response) => {
      response.setEncoding("utf8").once("data", resolve);
    });
  });
  for (let count = 0; count < PIECES && !sent.destroyed; count += 1) {
    sent.write("x");
    await sleep(WAIT_MS);
  }
  sent.end();
  return answer;
}

test("a file may take longer to arrive than any other request", async () => {
  expect(await sendSlowly("PUT", "/api/attachments/some-id")).toBe(String(PIECES));
  expect(await sendSlowly("PUT", "/api/environments/some-id/file?path=a.txt")).toBe(String(PIECES));
});

test("what is no file is ended after its time", async () => {
  expect(await sendSlowly("POST", "/api/attachments")).toBeNull();
  expect(await sendSlowly("PUT", "/api/threads/some-id")).toBeNull();
});
