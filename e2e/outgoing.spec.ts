import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { startCanary } from "./canary";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { startRaw } from "./raw-http";
import { addressOf, inputOf, READS, WITH_BODY } from "./routes";
import { createThings, prepare } from "./things";

test("SS-02 whatever is asked of it, the server speaks to Google only", async ({ emulator }) => {
  test.slow();
  const file = join(tmpdir(), `parley-connections-${newId()}`);
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    NODE_OPTIONS: `--import ${join(import.meta.dirname, "record-connections.mjs")}`,
    CONNECTIONS_FILE: file,
  });
  try {
    const hosts = "https://evil.example/a http://169.254.169.254/ http://localhost:1/ //evil.example";
    for (const endpoint of [...READS, ...WITH_BODY]) {
      // Somebody new each time: what one person may have is bounded.
      const client = new ApiClient(app.url);
      const things = await prepare(client, endpoint, await createThings(client, hosts));
      const body = inputOf(endpoint, things, hosts);
      const { method } = endpoint;
      await (await client.fetch(addressOf(endpoint.path, things), { method, ...(body && { body }) })).text();
    }
    const client = new ApiClient(app.url);
    const tools = ["url_context", "google_search", "code_execution", "google_maps"].map((type) => ({ type }));
    for (const tool of tools) {
      const input = [{ type: "text", text: `Read ${hosts} and search for it` }];
      const settings = { model: "gemini-3.8-flash", tools: [tool] };
      const body = { turnId: newId(), parentId: null, input, settings, newThread: true };
      await (await client.fetch(`/api/threads/${newId()}/turns`, { method: "POST", body })).text();
    }
    for (const page of ["/", "/agents", "/_next/image?url=https://evil.example&w=64&q=75"]) {
      const headers = {
        "x-forwarded-host": "evil.example",
        referer: "https://evil.example",
        origin: app.url,
      };
      await (await client.fetch(page, { headers })).text();
    }
    const asked = [...new Set(readFileSync(file, "utf8").trim().split("\n"))];
    const { hostname, port } = new URL(emulator.url);
    expect(asked).toEqual([`tcp ${hostname}:${port}`]);
  } finally {
    await app.remove();
    rmSync(file, { force: true });
  }
});

test("SS-03 a request that names another host does not make the server ask it", async ({ client }) => {
  const canary = await startCanary();
  const { host } = new URL(canary.url);
  const upgrade = [
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: eA==",
  ];
  for (const target of [
    canary.url,
    `//${host}/`,
    `/\\${host}/`,
    `http://${host}@${host}/`,
    `/_next/../${host}`,
  ]) {
    for (const headers of [
      upgrade,
      ["Connection: close"],
      [`X-Forwarded-Host: ${host}`, "Connection: close"],
    ]) {
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const raw = startRaw(client, `${method} ${target}`, headers);
        await raw.closed().catch(() => raw.socket.destroy());
        expect(raw.said(), `${method} ${target}`).not.toMatch(/^HTTP\/1.1 (101|5)/);
      }
    }
  }
  expect(canary.hits()).toBe(0);
  canary.close();
});

test("SS-04 nothing fetches a picture by its address", async ({ client }) => {
  const urls = [
    "https://evil.example/x.png",
    "http://169.254.169.254/",
    "/api/threads",
    "/icon.svg",
    "data:image/png;base64,AAAA",
  ];
  for (const url of urls) {
    for (const path of ["/_next/image", "/_vercel/image", "/api/proxy", "/api/image", "/api/preview"]) {
      const response = await client.fetch(`${path}?url=${encodeURIComponent(url)}&w=640&q=75`);
      expect([400, 404], `${path} ${url}`).toContain(response.status);
      await response.text();
    }
  }
});

test("SS-05 PX-04 no field and no header of a client chooses where a call goes, or what stands over it", async ({
  client,
  emulator,
  marker,
}) => {
  const input = [{ type: "text", text: marker.text }];
  const send = (changes: object, settings: object = {}, headers: Record<string, string> = {}) =>
    client.fetch(`/api/threads/${newId()}/turns`, {
      method: "POST",
      headers,
      body: {
        turnId: newId(),
        parentId: null,
        input,
        settings: { model: "gemini-3.8-flash", ...settings },
        newThread: true,
        ...changes,
      },
    });
  const fields = [
    "baseUrl",
    "base_url",
    "apiVersion",
    "api_version",
    "httpOptions",
    "http_options",
    "endpoint",
    "apiKey",
    "key",
  ];
  const beyond = ["safety_settings", "cached_content", "labels", "system_prompt", "max_tokens"];
  for (const field of [...fields, ...beyond]) {
    for (const response of [
      await send({ [field]: "https://evil.example" }),
      await send({}, { [field]: "https://evil.example" }),
    ]) {
      expect(response.status, `${field}: ${await response.text()}`).toBe(400);
    }
  }
  for (const model of [
    "../files",
    "x?key=",
    "models/../../x",
    "gemini-3.8-flash/../x",
    "https://evil.example",
    "",
    "a".repeat(500),
  ]) {
    const response = await send({}, { model });
    expect(await response.text()).not.toContain("interaction.created");
  }
  const before = await marker.upstreamCalls();
  const headers = {
    "x-base-url": "https://evil.example",
    "x-goog-api-key": "theirs",
    authorization: "Bearer theirs",
  };
  const response = await send({}, {}, headers);
  expect(response.status).toBe(200);
  await response.text();
  expect(await marker.upstreamCalls()).toBeGreaterThan(before);
  expect(JSON.stringify(await emulator.requests())).not.toContain("theirs");
});
