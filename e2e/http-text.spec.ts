import { gzipSync } from "node:zlib";
import type { ApiClient } from "./api-client";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { addressOf, nameOf, WITH_BODY } from "./routes";
import { createThings, detailOf, prepare, stateOf } from "./things";

const ODD_TEXTS = [
  "'; DROP TABLE threads; --",
  '" OR ""="',
  "%' OR 1=1 --",
  "100% _under_ \\ back",
  "$1 :name ? @p",
  "Robert'); DELETE FROM turns WHERE ('a'='a",
  "<script>alert(1)</script>",
  "{{7*7}} #{7*7} $(id) `id` %n%s",
  "../../etc/passwd",
  "\u202egnirts\u202c \u200b\ufeff end",
  "\ud83d\udc69\u200d\ud83d\udcbb \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
  "\u0001\u0008\u001b[31m\u007f\u0085",
  "line\r\nbreak\ttab",
  '\\u0000 is not a NUL, nor is "\\\\u0000"',
];

/** Sends bytes as they are. */
function send(client: ApiClient, { method, address, body, headers = {} }: Sent): Promise<Response> {
  const own = { cookie: client.cookie ?? "", "sec-fetch-site": "same-origin" };
  return fetch(client.url + address, {
    method,
    body: body as Uint8Array<ArrayBuffer>,
    headers: { ...own, "content-type": "application/json", ...headers },
  });
}
type Sent = { method: string; address: string; body: Uint8Array; headers?: Record<string, string> };

function encodings(json: string): Record<string, Uint8Array> {
  const utf16 = Buffer.from(json, "utf16le");
  const inString = (...bytes: number[]) =>
    Buffer.concat([Buffer.from('{"title":"'), Buffer.from(bytes), Buffer.from('"}')]);
  return {
    "a byte order mark": Buffer.from(`\ufeff${json}`),
    "UTF-16LE": utf16,
    "UTF-16LE with a mark": Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    "UTF-16BE": Buffer.from(utf16).swap16(),
    "a lone byte": inString(0xff),
    "a cut character": inString(0xf0, 0x9f),
    "an overlong NUL": inString(0xc0, 0x80),
    "an encoded surrogate": inString(0xed, 0xa0, 0x80),
    "a raw NUL": inString(0),
    "a raw line break": inString(0x0a),
    gzip: gzipSync(json),
  };
}

for (const endpoint of WITH_BODY) {
  test(`IV-01 IV-07 takes nothing but JSON in UTF-8: ${nameOf(endpoint)}`, async ({ client, marker }) => {
    const things = await prepare(client, endpoint, await createThings(client, "mine"));
    const before = await stateOf(client);
    const json = JSON.stringify(endpoint.body(things, marker.text));
    const { method } = endpoint;
    const address = addressOf(endpoint.path, things);
    for (const [name, body] of Object.entries(encodings(json))) {
      const response = await send(client, { method, address, body });
      await test.step(name, () => expectRefusal(response, 400));
    }
    const types = [
      "",
      "text/plain",
      "text/json",
      "application/jsonx",
      "application/x-json",
      "application/json+x",
    ];
    for (const type of [...types, "application/x-www-form-urlencoded", "multipart/form-data", "*/*"]) {
      const headers = { "content-type": type };
      const response = await send(client, { method, address, body: Buffer.from(json), headers });
      await test.step(type, () => expectRefusal(response, 415));
    }
    for (const encoding of ["gzip", "deflate", "br", "identity", "x"]) {
      const headers = { "content-encoding": encoding };
      const response = await send(client, { method, address, body: gzipSync(json), headers });
      await test.step(encoding, () => expectRefusal(response, 415));
    }
    expect(await stateOf(client)).toBe(before);
    expect(await marker.upstreamCalls()).toBe(0);
    const headers = { "content-type": "APPLICATION/JSON ; charset=utf-8" };
    const response = await send(client, { method, address, body: Buffer.from(json), headers });
    expect(response.status, await response.text()).toBe(200);
  });
}

test("IV-04 any text is a text: titles come back as they were given", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  for (const title of ODD_TEXTS) {
    const answer = await client.json(`/api/threads/${threadId}`, { method: "PATCH", body: { title } });
    expect(answer).toMatchObject({ title });
    const { threads } = await client.json<{ threads: { title: string }[] }>("/api/threads");
    expect(threads.map((thread) => thread.title)).toEqual([title]);
  }
});

test("IV-04 any text is a text: messages come back as they were sent", async ({ client }) => {
  const text = ODD_TEXTS.join("\n");
  const things = await createThings(client, text);
  expect(JSON.stringify(await detailOf(client, things.threadId))).toContain(JSON.stringify(`Hello, ${text}`));
});

test("IV-01 half of a surrogate pair harms nobody", async ({ client }) => {
  const { threadId, turnId } = await createThings(client, "half \ud83d of a pair");
  const body = { title: "half \udc69 of a pair", headTurnId: turnId };
  const answer = await client.fetch(`/api/threads/${threadId}`, { method: "PATCH", body });
  expect(answer.status, await answer.text()).toBe(200);
  expect((await detailOf(client, threadId)).turns).toHaveLength(1);
  const page = await client.fetch(`/threads/${threadId}`);
  expect(page.status).toBe(200);
  await page.text();
});

test("IV-01 the longest text is taken", async ({ client }) => {
  const response = await client.send({ text: "x".repeat(64_000) });
  await response.text();
  expect(response.status).toBe(200);
});

test("IV-03 IV-04 a cursor that we did not give shows at most what is one's own", async ({ app, client }) => {
  const { threadId } = await createThings(client, "mine");
  const [time, far] = [Date.now(), 9_999_999_999_999];
  const odd = [
    "x",
    "1",
    "1.",
    ".x",
    "-1.x",
    "1e5.x",
    "1.5",
    "0x10.a",
    "9".repeat(16),
    "[object Object]",
    "1.\u0000",
  ];
  for (const cursor of [
    ...odd,
    "a".repeat(201),
    "a".repeat(10_000),
    "' OR 1=1 --",
    `${time}.\u0000' OR '1'='1`,
  ]) {
    const response = await client.fetch(`/api/threads?cursor=${encodeURIComponent(cursor)}`);
    const { threads = [] } = (await response.json()) as { threads?: { id: string }[] };
    expect([200, 400], cursor.slice(0, 30)).toContain(response.status);
    expect(threads.every(({ id }) => id === threadId)).toBe(true);
  }
  for (const cursor of [`${far}.' OR 1=1 --`, `${far}.%`, `${far}.${"\u{1f4a9}"}`, ""]) {
    const page = await client.json(`/api/threads?cursor=${encodeURIComponent(cursor)}`);
    expect(page).toMatchObject({ threads: [{ id: threadId }], nextCursor: null });
  }
  const queries = [
    "cursor=1.a&cursor=2.b",
    "cursor[]=1.a",
    "cursor[$ne]=1",
    "limit=1",
    "owner_id=x",
    "constructor=1",
  ];
  for (const query of [...queries, "cursor=1.%00", "%00=1"]) {
    await expectRefusal(await fetch(`${app.url}/api/threads?${query}`), 400);
  }
});
