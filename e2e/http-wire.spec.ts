import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { newId } from "./api-client";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { addressWith, PATHS } from "./routes";
import { createThings, stateOf } from "./things";

type Answer = { status: number; headers: IncomingMessage["headers"]; body: string };

/** Sends a path as it is: fetch would tidy it. */
async function ask(
  url: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { hostname, port } = new URL(url);
  const own = { "sec-fetch-site": "same-origin", connection: "close" };
  const sent = request({ hostname, port, method, path, headers: { ...own, ...headers }, timeout: 20_000 });
  sent.on("timeout", () => sent.destroy(new Error(`${method} ${path.slice(0, 100)} hangs`)));
  sent.end();
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  let body = "";
  for await (const bytes of response) body += bytes;
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

/** Writes bytes to a socket and reads until the server closes it, or has said `last`. */
function write(url: string, parts: readonly string[], last?: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  return new Promise((resolve, reject) => {
    socket.setTimeout(20_000, () =>
      reject(new Error(`the server keeps the connection open after: ${answer}`)),
    );
    socket.on("data", (bytes: Buffer) => {
      answer += bytes;
      if (last && answer.includes(last)) socket.destroy();
    });
    // A server that has refused may close before all is written.
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
    for (const part of parts) socket.write(part);
  });
}

function head(url: string, line: string, headers: readonly string[]): string {
  const own = [`Host: ${new URL(url).host}`, "Sec-Fetch-Site: same-origin"];
  return [`${line} HTTP/1.1`, ...own, ...headers, "", ""].join("\r\n");
}

const withId = PATHS.filter((path) => path.includes("["));

const ODD_IDS = [
  "..",
  "%2e%2e",
  "..%2f..",
  "%2e%2e%2fthreads",
  "%252e%252e",
  "%00",
  `${"A".repeat(21)}%00`,
  "a%2fb",
  "a%5cb",
  "%20",
  "%0d%0aset-cookie:x=1",
  "[]",
  "id[]=1",
  "*",
  "%25",
  "%27%20OR%201=1",
  "%22",
  "%F0%9F%92%A9",
  "-1",
  "0",
  "null",
  "undefined",
  "true",
  "__proto__",
  "constructor",
  "a;b",
  "a,b",
  "@",
  "a".repeat(9_000),
];

for (const path of withId) {
  test(`IV-03 no odd id finds anything at ${path}`, async ({ app, client }) => {
    const things = await createThings(client, "mine");
    const before = await stateOf(client);
    // `/api/threads/../shares` is `/api/shares`, which is no odd address.
    const isOther = (id: string) => PATHS.includes(new URL(addressWith(path, id), app.url).pathname);
    for (const id of ODD_IDS.filter((odd) => !isOther(odd))) {
      for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
        const headers = { cookie: client.cookie ?? "", "content-type": "application/json" };
        const { status, body, headers: got } = await ask(app.url, method, addressWith(path, id), headers);
        expect(
          [308, 400, 404, 405, 414, 431],
          `${method} ${id.slice(0, 40)}: ${body.slice(0, 80)}`,
        ).toContain(status);
        expect(got["set-cookie"], id.slice(0, 40)).toBeUndefined();
        expect(body).not.toContain(things.threadId);
        if (status === 308) expect(got.location, "a redirect stays on this site").toMatch(/^\/(?![/\\])/);
      }
    }
    expect(await stateOf(client)).toBe(before);
  });
}

test("IV-03 a redirect never leads to another site", async ({ app }) => {
  const paths = [
    "//evil.example",
    "/\\evil.example",
    "//evil.example/..",
    "/%2f/evil.example",
    "/%5cevil.example/",
  ];
  for (const path of [...paths, "///evil.example//", "/api//threads", "/api/threads/", "/%09/evil.example"]) {
    const { status, headers } = await ask(app.url, "GET", path, { "x-forwarded-host": "evil.example" });
    expect(status, path).toBeLessThan(500);
    if (headers.location) expect(headers.location, path).toMatch(/^\/(?![/\\])/);
  }
});

test("IV-06 TRACE is refused, and shows nobody what they sent", async ({ app }) => {
  for (const path of [...PATHS, "/", "/threads/[threadId]", "/_next/static/x.js"]) {
    const headers = { cookie: "__Host-sid=secret", "x-probe": "secret" };
    const { status, body } = await ask(app.url, "TRACE", addressWith(path, newId()), headers);
    expect(status, path).toBe(405);
    expect(body).not.toContain("secret");
  }
});

test("IV-06 a method that no address of ours has is refused, with those that there are", async ({ app }) => {
  for (const method of ["PROPFIND", "SEARCH", "LINK", "PURGE", "MKCOL", "REPORT"]) {
    for (const [path, allowed] of [
      ["/api/threads", /PATCH/],
      ["/", /^GET, HEAD$/],
    ] as const) {
      const { status, headers } = await ask(app.url, method, path);
      expect(status, method).toBe(405);
      expect(headers.allow).toMatch(allowed);
    }
  }
  for (const line of [
    "FOO /api/threads",
    "get /api/threads",
    "CONNECT /api/threads",
    "CONNECT evil.example:443",
  ]) {
    expect(await write(app.url, [head(app.url, line, ["Connection: close"])]), line).toMatch(
      /^(HTTP\/1.1 4\d\d |$)/,
    );
  }
});

test("IV-08 a bad percent escape reaches nothing", async ({ app, client }) => {
  const { threadId } = await createThings(client, "mine");
  for (const id of ["%", "%z", "%zz", "%ff", "%c0%80", "%ed%a0%80", "%e2%28%a1"]) {
    for (const path of [...withId, "/threads/[threadId]"]) {
      const address = addressWith(path, id);
      const { status, body } = await ask(app.url, "GET", address, { cookie: client.cookie ?? "" });
      expect(status, address).toBe(400);
      expect(body).not.toContain(threadId);
    }
  }
});

test("IV-08 a head that is too large is refused", async ({ app }) => {
  const long = "a".repeat(9_000);
  expect((await ask(app.url, "GET", `/api/threads/${long}`)).status).toBe(404);
  expect((await ask(app.url, "GET", `/api/threads?cursor=${long}`)).status).toBe(400);
  for (const name of ["cookie", "x-probe", "last-event-id"]) {
    expect((await ask(app.url, "GET", "/api/threads", { [name]: "a".repeat(20_000) })).status, name).toBe(
      431,
    );
  }
  expect((await ask(app.url, "GET", `/api/threads/${"a".repeat(20_000)}`)).status).toBe(431);
});

test("IV-08 two ways to read a request are none", async ({ app, marker }) => {
  const line = `POST /api/threads/${newId()}/turns`;
  const json = "Content-Type: application/json\r\nConnection: close";
  const broken = [
    ["Content-Length: 3", "Transfer-Encoding: chunked"],
    ["Content-Length: 3", "Content-Length: 4"],
    ["Content-Length: -1"],
    ["Content-Length: 1e3"],
    ["Transfer-Encoding: x"],
  ];
  for (const headers of broken) {
    const answer = await write(app.url, [head(app.url, line, [json, ...headers]), marker.text]);
    expect(answer, headers.join()).toMatch(/^HTTP\/1.1 400 /);
  }
  expect(await marker.upstreamCalls()).toBe(0);
});

test("IV-01 a body over the cap is refused with and without its length, and read no further", async ({
  app,
}) => {
  const line = `POST /api/threads/${newId()}/turns`;
  const json = "Content-Type: application/json";
  const part = "x".repeat(2 ** 16);
  const bodies = {
    "announced, not sent": [head(app.url, line, [json, "Content-Length: 9000000000"])],
    announced: [head(app.url, line, [json, "Content-Length: 1048576"]), ...Array<string>(16).fill(part)],
    chunked: [
      head(app.url, line, [json, "Transfer-Encoding: chunked"]),
      ...Array<string>(16).fill(`10000\r\n${part}\r\n`),
    ],
  };
  for (const [name, parts] of Object.entries(bodies)) {
    const answer = await write(app.url, parts, '"code":"too_large"');
    expect(answer, name).toMatch(/^HTTP\/1.1 413 /);
    expect(answer, name).toContain('"code":"too_large"');
  }
});

test("IV-01 who hangs up in the middle of a request is no error of the server's", async ({ app, client }) => {
  const { threadId } = await createThings(client, "mine");
  const cookie = `Cookie: ${client.cookie}`;
  const { hostname, port } = new URL(app.url);
  for (const method of ["POST", "PATCH"]) {
    const path = method === "POST" ? `/api/threads/${threadId}/turns` : `/api/threads/${threadId}`;
    const lines = ["Content-Type: application/json", "Content-Length: 100", cookie];
    const socket = connect(Number(port), hostname);
    socket.write(`${head(app.url, `${method} ${path}`, lines)}{"title":`);
    await once(socket, "connect");
    // The answer to a later request says that the server has read this one.
    await ask(app.url, "GET", "/api/health");
    socket.resetAndDestroy();
    await once(socket, "close");
  }
  await ask(app.url, "GET", "/api/health");
});
