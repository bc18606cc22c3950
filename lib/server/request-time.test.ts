import { once } from "node:events";
import { createServer, request } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { giveFilesTime, keepConnections } from "./request-time";

const LONGEST_MS = 300;
const PIECES = 20;
const WAIT_MS = 50;

// As Next's own, but looked after more often.
const server = createServer({ connectionsCheckingInterval: 50 }, (incoming, outgoing) => {
  let size = 0;
  incoming.on("data", (bytes: Buffer) => {
    size += bytes.length;
  });
  incoming.on("end", () => outgoing.end(String(size)));
});

beforeAll(async () => {
  giveFilesTime(LONGEST_MS, LONGEST_MS);
  keepConnections();
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

/** However it ends: what the server had not read yet makes the end an error. */
function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.on("error", () => undefined).once("close", () => resolve()));
}

test("a connection stays open for longer than a proxy keeps it", async () => {
  const { port } = server.address() as AddressInfo;
  const ask = () => fetch(`http://127.0.0.1:${port}`);
  // A server of Node's is known from its first request on.
  expect(await (await ask()).text()).toBe("0");
  const response = await ask();
  expect(await response.text()).toBe("0");
  expect(response.headers.get("keep-alive")).toBe("timeout=75");
});

test("a file may take longer to arrive than any other request", async () => {
  expect(await sendSlowly("PUT", "/api/attachments/some-id")).toBe(String(PIECES));
  expect(await sendSlowly("PUT", "/api/environments/some-id/file?path=a.txt")).toBe(String(PIECES));
});

test("DS-03 what is no file is ended after its time", async () => {
  expect(await sendSlowly("POST", "/api/attachments")).toBeNull();
  expect(await sendSlowly("PUT", "/api/threads/some-id")).toBeNull();
});

test("DS-03 a request whose headers do not come to an end is ended", async () => {
  const { port } = server.address() as AddressInfo;
  // The server has been asked before, so it knows how long it may wait.
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  const socket = connect(port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n");
  await closing(socket);
});

test("DS-03 hundreds of requests that never end keep nobody from being answered, and are ended", async () => {
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  const starts = [
    "GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n",
    "POST /api/threads HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 10\r\n\r\nhalf",
  ];
  const sockets = Array.from({ length: 500 }, (_, index) => {
    const socket = connect(port, "127.0.0.1");
    socket.write(starts[index % 2] ?? "");
    return socket;
  });
  const closed = sockets.map(closing);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
  await Promise.all(closed);
});
