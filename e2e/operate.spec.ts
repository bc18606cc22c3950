import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ApiClient, newId } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { announce, attach, textFile } from "./files";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { recordKeys } from "./key-recorder";

type Line = Record<string, unknown> & { event?: string };

/** The lines of the log that are ours: Next prints some of its own when it starts. */
function linesOf(app: AppServer): Line[] {
  return app
    .output()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line);
}

/** The events of a name, once there is one: they are written a moment after the answer. */
async function eventsOf(app: AppServer, event: string): Promise<Line[]> {
  const find = () => linesOf(app).filter((line) => line.event === event);
  await expect.poll(() => find().length, event).toBeGreaterThan(0);
  return find();
}

const NUMBERS = Array.from({ length: 200 }, (_, index) => index + 1).join(" ");

test.describe("a server that is looked at closely", () => {
  const canary = {
    key: "AIzaCanary-key-0123456789abcdefghijklmno",
    token: "canary-token-of-metrics",
    text: "canary-text-of-a-person",
    file: "canary-file-name",
    email: "canary.person@example.org",
    share: newId(),
    address: "203.0.113.77",
  };
  let app: AppServer;
  let client: ApiClient;

  test.beforeAll(async ({ emulator }) => {
    app = await startApp({
      GEMINI_API_KEY: canary.key,
      GOOGLE_GEMINI_BASE_URL: emulator.url,
      METRICS_TOKEN: canary.token,
      LOG_LEVEL: "debug",
      TRUST_PROXY: "1",
      MAX_FILE_BYTES: "1000",
    });
    client = new ApiClient(app.url);
  });
  test.afterAll(() => app.remove());

  test("LG-01 nothing of a person is in its log, whatever is asked of it", async () => {
    const headers = {
      "x-forwarded-for": canary.address,
      "x-request-id": "from-a-proxy-1",
      referer: `${app.url}/s/${canary.share}`,
      "user-agent": canary.text,
    };
    const [threadId, turnId] = [newId(), newId()];
    await attach(client, textFile(canary.text, `${canary.file}.txt`));
    await (await client.send({ text: `${canary.text} ${canary.email}`, threadId, turnId })).text();
    await (await client.send({ text: `${canary.text} [fault: 500]` })).text();
    const addresses = [
      `/threads/${threadId}`,
      `/api/threads?q=${canary.text}`,
      `/api/threads/${threadId}`,
      `/api/turns/${turnId}/events`,
      `/s/${canary.share}`,
      `/api/shares/${canary.share}`,
      `/api/sign-in/oidc/callback?code=${canary.text}&state=${canary.email}`,
      `/${canary.text}?email=${canary.email}`,
      `/api/${canary.text}`,
    ];
    for (const address of addresses) {
      for (const method of ["GET", "DELETE", "POST"]) {
        const body = method === "POST" ? { body: { text: canary.text, email: canary.email } } : {};
        if (method === "DELETE" && address.includes(threadId)) continue;
        await (await client.fetch(address, { method, headers, ...body })).text();
      }
    }
    await eventsOf(app, "request");
    const requests = linesOf(app).filter(({ event }) => event === "request");
    expect(requests.map(({ route }) => route)).toEqual(
      expect.arrayContaining(["/threads/[threadId]", "/api/threads/[threadId]/turns", "/api/threads"]),
    );
    expect(
      requests.some(({ requestId }) => requestId === "from-a-proxy-1"),
      "an id of a proxy",
    ).toBe(true);
    const token = client.cookie?.split("=")[1] ?? "";
    expect(token).not.toBe("");
    for (const secret of [...Object.values(canary), token, threadId, turnId]) {
      expect(app.output()).not.toContain(secret);
    }
  });

  test("LG-03 an error is a code and the id of its line, with nothing of the inside", async () => {
    const stranger = new ApiClient(app.url);
    const answers = [
      await stranger.fetch(`/api/threads/${newId()}`),
      await stranger.fetch("/api/threads?cursor=%00"),
      await stranger.fetch("/api/threads/x/turns", {
        method: "POST",
        body: { turnId: "'; drop table turns" },
      }),
      await stranger.fetch("/api/session", { method: "PUT" }),
      await stranger.fetch("/api/nothing%2f..%2f..%2fetc%2fpasswd"),
    ];
    const storage = new DatabaseSync(join(app.folder, "parley.db"));
    storage.exec("alter table mcp_servers rename to elsewhere");
    const failed = await client.fetch("/api/mcp-servers");
    storage.exec("alter table elsewhere rename to mcp_servers");
    storage.close();
    expect(failed.status).toBe(500);
    for (const response of [...answers, failed]) {
      const text = await response.text();
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(JSON.parse(text)).toMatchObject({ error: { code: expect.stringMatching(/^[a-z_]+$/) } });
      expect(text).not.toMatch(/\bat .+:\d+|\.(ts|js)\b|sqlite|select |mcp_servers|\/(home|tmp|app|work)\//i);
      const id = response.headers.get("x-request-id");
      expect(id).toMatch(/^[\w-]{8,64}$/);
      await expect.poll(() => linesOf(app).some(({ requestId }) => requestId === id)).toBe(true);
    }
  });

  test("LG-04 who is refused is written down: not theirs, from elsewhere, too large", async () => {
    const { id } = await announce(client, textFile("mine"));
    const stranger = new ApiClient(app.url);
    await stranger.json("/api/session", { method: "POST", body: {} });
    expect((await stranger.fetch(`/api/attachments/${id}`)).status).toBe(404);
    const foreign = { method: "DELETE", headers: { "sec-fetch-site": "cross-site" } };
    expect((await client.fetch(`/api/attachments/${id}`, foreign)).status).toBe(403);
    const large = { name: "a.txt", type: "text/plain", size: 2_000, sha256: "0".repeat(64) };
    expect((await client.fetch("/api/attachments", { method: "POST", body: large })).status).toBe(413);
    const mark = expect.stringMatching(/^[\w-]{10}$/);
    expect(await eventsOf(app, "access_denied")).toContainEqual(
      expect.objectContaining({ route: "/api/attachments/[attachmentId]", code: "not_found", owner: mark }),
    );
    expect(await eventsOf(app, "origin_refused")).toContainEqual(
      expect.objectContaining({ route: "/api/attachments/[attachmentId]", code: "foreign_origin" }),
    );
    expect(await eventsOf(app, "upload_refused")).toContainEqual(
      expect.objectContaining({ code: "file_too_large", owner: mark }),
    );
  });

  test("its metrics are there for who names the token, and name routes, not addresses", async () => {
    await (await client.send({ text: "hello" })).text();
    expect((await client.fetch("/api/metrics")).status).toBe(404);
    const headers = { authorization: `Bearer ${canary.token}` };
    const text = await (await client.fetch("/api/metrics", { headers })).text();
    expect(text).toMatch(/^parley_turns_total\{status="completed"\} [1-9]/m);
    expect(text).toMatch(/^parley_turn_first_text_seconds_count [1-9]/m);
    expect(text).toMatch(/^parley_upstream_calls_total\{status="200"\} [1-9]/m);
    expect(text).toMatch(
      /^parley_requests_total\{route="\/api\/threads\/\[threadId\]\/turns",method="POST",/m,
    );
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    for (const secret of Object.values(canary)) expect(text).not.toContain(secret);
  });

  test("health and readiness are told to anybody, and kept by nobody", async () => {
    for (const path of ["/api/health", "/api/ready"]) {
      const response = await fetch(app.url + path);
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toContain("no-store");
    }
  });
});

test("LG-04 limits, caps and sign-ins are written down", async ({ emulator }) => {
  const passphrase = "a passphrase for this test";
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    ACCESS_PASSPHRASE: passphrase,
    UPLOADS_PER_HOUR: "1",
    DAILY_USD_CAP: "0",
  });
  try {
    const client = new ApiClient(app.url);
    const signIn = (words: string) =>
      client.fetch("/api/sign-in/passphrase", { method: "POST", body: { passphrase: words } });
    expect((await signIn("not the passphrase")).status).toBe(403);
    expect((await signIn(passphrase)).status).toBe(200);
    await announce(client, textFile("one"));
    const another = { name: "b.txt", type: "text/plain", size: 3, sha256: "1".repeat(64) };
    expect((await client.fetch("/api/attachments", { method: "POST", body: another })).status).toBe(429);
    expect((await client.send({ text: "hello" })).status).toBe(429);
    expect((await client.fetch("/api/sign-out", { method: "POST", body: {} })).status).toBe(200);
    expect(await eventsOf(app, "sign_in_refused")).toHaveLength(1);
    expect(await eventsOf(app, "sign_in")).toHaveLength(1);
    expect(await eventsOf(app, "limit_hit")).toMatchObject([{ code: "limit_reached" }]);
    expect(await eventsOf(app, "cap_hit")).toMatchObject([{ code: "spending_cap" }]);
    expect(await eventsOf(app, "sign_out")).toHaveLength(1);
    expect(app.output()).not.toContain(passphrase);
  } finally {
    await app.remove();
  }
});

test("PX-08 a new key serves new calls, and what ran under the old one ends well", async ({ emulator }) => {
  const recorder = await recordKeys(emulator.url);
  const app = await startApp({ GEMINI_API_KEY: "the-old-key", GOOGLE_GEMINI_BASE_URL: recorder.url });
  try {
    const client = new ApiClient(app.url);
    const [threadId, turnId] = [newId(), newId()];
    const sent = await client.send({ text: "count to 200 [pace: 1]", threadId, turnId });
    const reader = sent.body?.getReader();
    await reader?.read();
    expect(await app.terminate(), "it ends by itself").toBe(0);
    expect(recorder.keys()).toEqual(["the-old-key"]);
    recorder.forget();
    await app.restart({ GEMINI_API_KEY: "the-new-key" });
    const events = await (await client.fetch(`/api/turns/${turnId}/events`)).text();
    expect(events).toContain('"status":"completed"');
    expect(events.replaceAll("\\n", " ")).toContain(NUMBERS.slice(-40));
    expect(await (await client.send({ text: "hello" })).text()).toContain("turn.settled");
    expect(recorder.keys()).toEqual(["the-new-key"]);
  } finally {
    await app.remove();
    recorder.close();
  }
});
