import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusalOf, refuseOddRequests } from "./odd-requests";

const server = createServer((_, response) => response.end("Next"));

beforeAll(async () => {
  refuseOddRequests();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

async function ask(method: string, path: string) {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: "127.0.0.1", method, path }).end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const bytes of response) body += bytes;
  return { status: response.statusCode, allow: response.headers.allow, body };
}

test("IV-06 TRACE is refused before Next sees it, from the first request on", async () => {
  const refused = await ask("TRACE", "/api/threads");
  expect(refused).toMatchObject({ status: 405, allow: expect.stringContaining("PATCH") });
  expect(refused.body).not.toContain("Next");
  expect(await ask("TRACE", "/")).toMatchObject({ status: 405, allow: "GET, HEAD" });
});

test("IV-06 what is there for a request gets it", async () => {
  expect(await ask("GET", "/threads/x?a=%")).toMatchObject({ status: 200, body: "Next" });
  expect(await ask("POST", "/api/threads")).toMatchObject({ status: 200, body: "Next" });
  expect(await ask("POST", "/share-target")).toMatchObject({ status: 200, body: "Next" });
  expect(await ask("PUT", "/share-target")).toMatchObject({ status: 405, allow: "GET, HEAD, POST" });
  expect(await ask("OPTIONS", "/embed/x")).toMatchObject({ status: 200, body: "Next" });
});

test("IV-08 an address with a broken escape is refused", async () => {
  for (const id of ["%", "%z", "%ff", "%c0%80", "%ed%a0%80"]) {
    expect(await ask("GET", `/api/threads/${id}`), id).toMatchObject({ status: 400 });
  }
});

test("HD-09 a page takes nothing but to be read", () => {
  for (const address of [
    "/",
    "/threads/x",
    "/api",
    "/apis/x",
    "//api/x",
    "http://x/api/y",
    "/_next/x",
    "/s/x",
  ]) {
    for (const method of ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "QUERY"]) {
      expect(refusalOf(method, address)?.code, `${method} ${address}`).toBe("method_not_allowed");
    }
    expect(refusalOf("GET", address)).toBeNull();
  }
});
