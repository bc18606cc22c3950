import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { attach, pngFile } from "./files";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { createThings, prepare } from "./things";

/** What every answer says, whatever it is. */
const ALWAYS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains; preload",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": [
    "camera=(self), microphone=(self), geolocation=(self), fullscreen=(self), clipboard-write=(self)",
    "publickey-credentials-get=(self), publickey-credentials-create=(self)",
    "browsing-topics=(), display-capture=(), hid=(), midi=(), payment=(), serial=(), usb=()",
  ].join(", "),
};

/** What could weaken it, or tell of what is behind. */
const NEVER = [
  "x-powered-by",
  "server",
  "access-control-allow-origin",
  "x-body-length",
  "x-middleware-rewrite",
];

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'nonce-N' 'strict-dynamic'",
  "style-src 'self' 'nonce-N'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

const VARY = "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch";
/** Of what is compressed for whoever takes it so. */
const VARY_COMPRESSED = `${VARY}, accept-encoding`;

type Snapshot = { status: number; type: string; policy: string | null; cache: string; vary: string | null };

const page = (status: number, cache: string): Snapshot => ({
  status,
  type: "text/html; charset=utf-8",
  policy: PAGE_POLICY,
  cache,
  vary: VARY_COMPRESSED,
});
const json = (status: number): Snapshot => ({
  status,
  type: "application/json",
  policy: DATA_POLICY,
  cache: "private, no-store",
  vary: VARY_COMPRESSED,
});

function snapshotOf({ status, headers }: Response): Snapshot {
  return {
    status,
    type: headers.get("content-type") ?? "",
    policy: headers.get("content-security-policy")?.replaceAll(/'nonce-[\w+/]{22}=='/g, "'nonce-N'") ?? null,
    cache: headers.get("cache-control") ?? "",
    vary: headers.get("vary")?.toLowerCase() ?? null,
  };
}

async function expectHeaders(response: Response, expected: Snapshot): Promise<void> {
  await response.body?.cancel();
  const { url } = response;
  expect(snapshotOf(response), url).toEqual(expected);
  expect(Object.fromEntries(response.headers), url).toMatchObject(ALWAYS);
  expect(
    NEVER.filter((name) => response.headers.has(name)),
    url,
  ).toEqual([]);
}

const PRIVATE_PAGE = "private, no-cache, no-store, max-age=0, must-revalidate";

test("HD-05 a page", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  for (const address of ["/", `/threads/${threadId}`, "/agents", "/environments"]) {
    await expectHeaders(await client.fetch(address), page(200, PRIVATE_PAGE));
  }
});

test("HD-05 a page that is not there", async ({ client }) => {
  for (const address of [`/threads/${newId()}`, "/nothing", "/api", "/_next/nothing", "/favicon.ico"]) {
    await expectHeaders(await client.fetch(address), page(404, PRIVATE_PAGE));
  }
});

test("HD-05 what React reads of a page", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  for (const address of ["/", `/threads/${threadId}`]) {
    const response = await client.fetch(address, { headers: { rsc: "1" } });
    await expectHeaders(response, { ...page(200, PRIVATE_PAGE), type: "text/x-component" });
  }
});

test("HD-05 an answer of the API, and its refusals", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  await expectHeaders(await client.fetch(`/api/threads/${threadId}`), json(200));
  await expectHeaders(await client.fetch(`/api/threads/${newId()}`), json(404));
  await expectHeaders(await client.fetch("/api/nothing"), json(404));
  await expectHeaders(await client.fetch("/embed/nothing"), json(404));
  await expectHeaders(await client.fetch("/api/health", { method: "POST", body: {} }), json(405));
  await expectHeaders(await client.fetch("/api/threads?cursor=x"), json(400));
  const foreign = { "sec-fetch-site": "cross-site" };
  await expectHeaders(
    await client.fetch("/api/session", { method: "POST", body: {}, headers: foreign }),
    json(403),
  );
});

test("HD-05 ST-09 a stream of events", async ({ client }) => {
  const { turnId } = await createThings(client, "mine");
  const response = await client.fetch(`/api/turns/${turnId}/events`);
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  expect(response.headers.get("content-encoding")).toBeNull();
  const { type, cache } = snapshotOf(response);
  expect(type).toMatch(/^text\/event-stream/);
  expect(cache).toMatch(/no-(store|cache)/);
  expect(cache).toContain("no-transform");
  await expectHeaders(response, { ...json(200), type, cache, vary: VARY });
});

test("HD-05 a file", async ({ client }) => {
  const { content } = await attach(client, pngFile());
  await expectHeaders(await client.fetch(content?.uri ?? ""), {
    ...json(200),
    type: "image/png",
    vary: VARY,
  });
});

test("HD-05 what is shown in a frame is framed by nobody else, and has no origin", async ({ client }) => {
  const needs = {
    method: "GET",
    path: "",
    isOwned: true,
    changesState: false,
    needs: "searched turn",
  } as const;
  const { turnId } = await prepare(client, needs, await createThings(client, "mine"));
  const frame = { ...json(200), type: "text/html; charset=utf-8" };
  const suggestions =
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
    "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
  await expectHeaders(await client.fetch(`/embed/suggestions/${turnId}/0`), {
    ...frame,
    policy: suggestions,
  });
  const functions = await client.fetch("/embed/function-frame");
  const policy = functions.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts$/,
  );
  await expectHeaders(functions, { ...frame, policy });
  const diagrams = await client.fetch("/embed/diagram");
  const diagramPolicy = diagrams.headers.get("content-security-policy") ?? "";
  expect(diagramPolicy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'sha256-[\w+/]{43}='; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts$/,
  );
  await expectHeaders(diagrams, {
    ...frame,
    policy: diagramPolicy,
    cache: "private, max-age=31536000, immutable",
  });
});

test("HD-05 what is the same for everybody", async ({ client }) => {
  const html = await (await client.fetch("/")).text();
  const script = /"(\/_next\/static\/[^"]+\.js)"/.exec(html)?.[1] ?? "no script";
  const kept = "public, max-age=31536000, immutable";
  await expectHeaders(await client.fetch(script), {
    status: 200,
    type: "application/javascript; charset=UTF-8",
    policy: null,
    cache: kept,
    vary: "accept-encoding",
  });
  const missing = await client.fetch("/_next/static/nothing.js");
  expect(snapshotOf(missing)).toMatchObject({ status: 404, type: "text/plain; charset=utf-8" });
  const icon = await client.fetch("/icon.svg");
  await expectHeaders(icon, { ...snapshotOf(icon), status: 200, type: "image/svg+xml", policy: PAGE_POLICY });
});

test("HD-05 HD-09 what is posted to a page is refused before it is read", async ({ client }) => {
  const actions: Record<string, string>[] = [
    { "next-action": "40".padEnd(42, "a") },
    { "next-resume": "1" },
    { "content-type": "multipart/form-data; boundary=x", "next-action": "x" },
    { "content-type": "text/plain" },
    {},
  ];
  for (const headers of actions) {
    for (const address of ["/", "/agents", `/threads/${newId()}`, "/_next/data/x.json"]) {
      const response = await client.fetch(address, { method: "POST", body: '--x\r\n["$F1"]', headers });
      expect(snapshotOf(response), address).toEqual({ ...json(405), vary: null });
      expect(response.headers.get("allow")).toBe("GET, HEAD");
      expect(await response.json()).toMatchObject({ error: { code: "method_not_allowed" } });
    }
  }
});

test("HD-07 every answer has a nonce of its own, and what a client says about it is not heard", async ({
  client,
}) => {
  const nonces: string[] = [];
  const said = {
    "content-security-policy": "script-src 'nonce-evilevilevilevilevil=='",
    "x-nonce": "evilevil",
  };
  for (let count = 0; count < 100; count += 1) {
    const response = await client.fetch("/", { headers: count % 2 ? said : {} });
    const policy = response.headers.get("content-security-policy") ?? "";
    const nonce = /'nonce-([\w+/]{22}==)'/.exec(policy)?.[1] ?? "none";
    const html = await response.text();
    const used = [...html.matchAll(/ nonce="([^"]*)"/g)].map(([, value]) => value);
    expect(new Set(used), "all scripts of a page have the nonce of its policy").toEqual(new Set([nonce]));
    expect(html + JSON.stringify(Object.fromEntries(response.headers))).not.toContain("evil");
    const scripts = [...html.matchAll(/<script(?![^>]* nonce=)[^>]*>/g)].map(([tag]) => tag);
    expect(scripts, "no script is without one").toEqual([]);
    nonces.push(nonce);
  }
  expect(new Set(nonces).size).toBe(nonces.length);
});

test.describe("where the server fails", () => {
  test.use({ expectedLog: [/no such table/] });

  test("HD-05 LG-03 its answers say so, in their own words, and keep their headers", async ({ emulator }) => {
    const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
    try {
      const client = new ApiClient(app.url);
      const { threadId } = await createThings(client, "mine");
      const database = new DatabaseSync(join(app.folder, "parley.db"));
      database.exec("PRAGMA foreign_keys = OFF; DROP TABLE turns");
      database.close();
      const response = await client.fetch(`/api/threads/${threadId}`);
      const body = await response.clone().text();
      expect(JSON.parse(body)).toEqual({ error: { code: "internal", message: expect.any(String) } });
      await expectHeaders(response, json(500));
      const shown = await client.fetch(`/threads/${threadId}`);
      const html = await shown.clone().text();
      await expectHeaders(shown, page(500, PRIVATE_PAGE));
      for (const text of [body, html]) expect(text).not.toMatch(/no such table|sqlite|select |at .*\.js/i);
    } finally {
      await app.remove();
    }
  });
});

test("HD-11 no page is kept, whichever of its forms is asked for and however oddly", async ({ client }) => {
  const { threadId } = await createThings(client, "mine");
  const odd: Record<string, string>[] = [
    { accept: "text/x-component" },
    { accept: "*/*;q=0.1, application/octet-stream" },
    { rsc: "1", "next-router-prefetch": "1" },
    { "x-now-route-matches": "1=x" },
    { "x-matched-path": "/_error" },
    { "x-forwarded-host": "evil.example" },
  ];
  for (const headers of odd) {
    for (const address of [
      `/threads/${threadId}`,
      `/threads/${threadId}?_rsc=1`,
      "/?_rsc=1",
      "/threads/x.js",
    ]) {
      const { cache, vary } = snapshotOf(await client.fetch(address, { headers }));
      expect(cache, address).toContain("no-store");
      expect(vary, address).toContain("rsc");
    }
  }
});
