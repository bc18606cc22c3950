import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ApiClient, newId } from "./api-client";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { createThings } from "./things";

/** As a page, and as what React fetches of it. */
const READS: Record<string, string>[] = [{}, { rsc: "1" }];

const BUILD_ID = readFileSync(join(import.meta.dirname, "../.next/BUILD_ID"), "utf8");

/** Addresses under which a framework might give out the page of a thread. */
const addressesOf = (id: string, own: string) => [
  `/threads/${id}`,
  `/threads/${id}/`,
  `/threads/${id}?_rsc=1x2y3`,
  `/threads/${id}?nxtPthreadId=${id}`,
  `/threads/${own}?nxtPthreadId=${id}`,
  `/threads/${own}?threadId=${id}`,
  `/?nxtPthreadId=${id}&threadId=${id}`,
  `/threads/[threadId]?nxtPthreadId=${id}`,
  `/threads/${id}.rsc`,
  `/threads/${id}.prefetch.rsc`,
  `/threads/${id}.json`,
  `/threads/${id}.txt`,
  `/threads/${id}.segments/_tree.segment.rsc`,
  `/threads/${id}.segments/_full.segment.rsc`,
  `/threads/${id}.segments/threads/$d$threadId/__PAGE__.segment.rsc`,
  `/_next/data/${BUILD_ID}/threads/${id}.json`,
  `/_next/data/${BUILD_ID}/threads/${id}.rsc`,
  `/_next/image?url=${encodeURIComponent(`/threads/${id}`)}&w=640&q=75`,
];

const headersOf = (id: string): Record<string, string>[] => {
  const tree = [
    "",
    { children: ["(chat)", { children: ["threads", { children: [["threadId", id, "d", null], {}] }] }] },
  ];
  return [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { rsc: "1", "next-router-prefetch": "2" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" },
    { rsc: "1", "next-router-state-tree": encodeURIComponent(JSON.stringify(tree)) },
    { rsc: "1", "next-url": `/threads/${id}` },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    {
      "x-middleware-subrequest": "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
    },
    { "x-middleware-prefetch": "1", "x-nextjs-data": "1" },
    { "x-middleware-rewrite": `/threads/${id}`, "x-middleware-next": "1" },
    { "x-matched-path": `/threads/${id}`, "x-now-route-matches": `1=${id}&nxtPthreadId=${id}` },
    { "x-invoke-path": `/threads/${id}`, "x-invoke-status": "200", "x-invoke-output": "/threads/[threadId]" },
    { "x-original-url": `/threads/${id}`, "x-rewrite-url": `/threads/${id}` },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" },
    { purpose: "prefetch", "sec-purpose": "prefetch", "sec-fetch-dest": "script" },
    { accept: "text/x-component", "x-prerender-revalidate": "1", "x-nextjs-postponed": "1" },
  ];
};

async function read(client: ApiClient, address: string, headers: Record<string, string> = {}) {
  const response = await client.fetch(address, { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

test.describe(() => {
  // Whoever asks Next for a prefetch that it never offered gets this into its log, and nothing else.
  test.use({ expectedLog: [/unstable value `Date.now\(\)` while prerendering/] });

  test("AZ-15 no header and no form of the address opens a thread's page to anybody else", async ({
    app,
    client,
  }) => {
    const secret = `secret-${crypto.randomUUID()}`;
    const title = `title-${crypto.randomUUID()}`;
    const { threadId } = await createThings(client, secret);
    await client.json(`/api/threads/${threadId}`, { method: "PATCH", body: { title } });
    for (const headers of READS) {
      const { body } = await read(client, `/threads/${threadId}`, headers);
      expect(body, "the owner sees it").toContain(secret);
      expect(body).toContain(title);
    }
    const other = new ApiClient(app.url);
    const own = await createThings(other, "mine");
    for (const who of [other, new ApiClient(app.url)]) {
      const probes = addressesOf(threadId, own.threadId).flatMap((address) =>
        headersOf(threadId).map((headers) => ({ address, headers })),
      );
      for (const { address, headers } of probes) {
        const { status, body } = await read(who, address, headers);
        const probe = `${address} with ${JSON.stringify(headers)}`;
        expect(body.includes(secret) || body.includes(title), probe).toBe(false);
        expect(status, probe).toBeLessThan(500);
      }
    }
  });
});

test("AZ-15 the page of a stranger's thread and of none look the same", async ({ app, client }) => {
  const { threadId } = await createThings(client, "a stranger's");
  const missingId = newId();
  const other = new ApiClient(app.url);
  await createThings(other, "mine");
  for (const who of [other, new ApiClient(app.url)]) {
    const foreign = await read(who, `/threads/${threadId}`);
    const missing = await read(who, `/threads/${missingId}`);
    expect(foreign.status).toBe(404);
    expect(missing.status).toBe(404);
    expect(comparable(foreign.body)).toBe(comparable(missing.body));
  }
});

// The scripts carry React's stream, whose order and keys differ from one request to the next, as nonces do.
const comparable = (html: string) =>
  html.replaceAll(/<script[^>]*>.*?<\/script>/gs, "").replaceAll(/nonce="[^"]+"/g, "");

test("HD-11 no cache may keep a page of somebody's", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  for (const address of ["/", `/threads/${threadId}`, `/threads/${newId()}`]) {
    for (const headers of READS) {
      const { headers: answered } = await read(client, address, headers);
      expect(answered.get("cache-control"), address).toContain("no-store");
      expect(answered.get("vary")?.toLowerCase(), address).toContain("rsc");
    }
  }
});
