import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { HttpError } from "./errors";
import { endpoint } from "./http";
import { logRequests, REQUEST_ID_HEADER } from "./request-log";
import { createRig, type Rig } from "./rig";
import { collectLog } from "./test-log";

const SECRET_ID = "gq3nYyJ0S1iB0hQ8Jm6f2w";
const params = z.object({ threadId: z.string() });

let rig: Rig;
let origin: string;

const failing = endpoint({
  params,
  handler: async () => {
    throw new TypeError(`could not read /srv/parley/${SECRET_ID}: select * from threads`);
  },
});
const missing = endpoint({
  params,
  handler: async () => {
    throw new HttpError("not_found");
  },
});
const greeting = endpoint({ params, handler: async () => ({ hello: "you" }) });
const HANDLERS: Record<string, typeof greeting> = { failing, missing, greeting };

// As Next hands requests on: the headers as they are by then, and the parameters of the address.
const server = createServer(async (incoming, outgoing) => {
  const [, kind = "", threadId = ""] = (incoming.url ?? "").split("?", 1)[0]?.split("/") ?? [];
  const handle = HANDLERS[kind];
  if (!handle) return void outgoing.writeHead(404).end();
  const headers = new Headers(incoming.headers as Record<string, string>);
  const asked = new Request(`http://localhost${incoming.url}`, { headers });
  const response = await handle(asked, { params: Promise.resolve({ threadId }) });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(await response.text());
});

beforeAll(async () => {
  rig = await createRig();
  logRequests();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rig.close();
});

const hasEnded = (count: number) => (lines: Record<string, unknown>[]) =>
  lines.filter(({ event }) => event === "request").length >= count;

test("every request is one line with its id, its route and its status, and names nothing", async () => {
  const { lines, text } = await collectLog(async () => {
    const response = await fetch(`${origin}/greeting/${SECRET_ID}?q=${SECRET_ID}`);
    await response.text();
  }, hasEnded(1));
  expect(lines).toEqual([
    {
      level: 30,
      time: expect.any(String),
      event: "request",
      requestId: expect.stringMatching(/^[\w-]{22}$/),
      method: "GET",
      route: "/greeting/[threadId]",
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
    },
  ]);
  expect(text).not.toContain(SECRET_ID);
});

test("an id of a proxy is kept where it is no more than an id, and is in the answer", async () => {
  const given = "trace-0123456789";
  const hostile = ["short", "x".repeat(65), 'trace-"}{":"', "select 1; --------"];
  const ids: (string | null)[] = [];
  const { lines } = await collectLog(async () => {
    for (const id of [given, ...hostile]) {
      const response = await fetch(`${origin}/greeting/x`, { headers: { [REQUEST_ID_HEADER]: id } });
      ids.push(response.headers.get(REQUEST_ID_HEADER));
      await response.text();
    }
  }, hasEnded(5));
  expect(ids[0]).toBe(given);
  for (const id of ids.slice(1)) expect(id).toMatch(/^[\w-]{22}$/);
  expect(lines.map(({ requestId }) => requestId)).toEqual(ids);
});

test("LG-02 what a client sends of line ends and colours makes no second line", async () => {
  const { text } = await collectLog(async () => {
    for (const path of ["/greeting/a%0d%0a{%22forged%22:1}", "/nothing%0a%1b[31mvermilion"]) {
      const response = await fetch(origin + path, { headers: { "user-agent": "x\u0009{}", referer: "a" } });
      await response.text();
    }
    const sent = request(origin, { method: "PROPFIND", path: "/nothing" }).end();
    const [response] = await once(sent, "response");
    response.resume();
  }, hasEnded(3));
  const written = text.trimEnd().split("\n");
  expect(written.length).toBe(3);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|vermilion|forged/);
});

test("LG-03 what fails is answered by a code and the id of its line, and by nothing of its cause", async () => {
  let id: string | null = null;
  const { lines } = await collectLog(async () => {
    const response = await fetch(`${origin}/failing/x`);
    id = response.headers.get(REQUEST_ID_HEADER);
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: { code: "internal", message: expect.any(String) } });
  }, hasEnded(1));
  expect(lines).toMatchObject([
    { level: 50, requestId: id, error: "TypeError", route: "/failing/[threadId]" },
    { level: 30, requestId: id, code: "internal", status: 500 },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/select|srv/);
});

test("LG-04 who asks for what is not theirs is noted, by a mark that says nothing of them", async () => {
  const handle = endpoint({
    params,
    async handler({ ensureOwner }) {
      await ensureOwner();
      throw new HttpError("not_found");
    },
  });
  const asked = new Request(`http://localhost/api/threads/${SECRET_ID}`);
  const { lines, text } = await collectLog(
    () => handle(asked, { params: Promise.resolve({ threadId: SECRET_ID }) }),
    (found) => found.length === 2,
  );
  const mark = expect.stringMatching(/^[\w-]{10}$/);
  const place = { requestId: expect.any(String), route: "/api/threads/[threadId]", code: "not_found" };
  expect(lines).toMatchObject([
    { event: "access_denied", owner: mark, ...place },
    { event: "request", owner: mark, status: 404, ...place },
  ]);
  expect(lines[0]?.owner).toBe(lines[1]?.owner);
  expect(text).not.toContain(SECRET_ID);
});
