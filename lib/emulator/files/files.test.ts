import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { GoogleGenAI } from "@google/genai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createEmulator } from "../emulator.ts";
import { createEmulatorServer } from "../server.ts";
import { createTestClient } from "../test-client.ts";

const HOURS = 60 * 60 * 1_000;
const emulator = createEmulator({ pace: 0 });
const server = createEmulatorServer(emulator);
let baseUrl = "";

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  server.closeAllConnections();
});

const clients: [string, () => GoogleGenAI][] = [
  ["in process", () => new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: emulator.fetch } })],
  ["over HTTP", () => new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl } })],
  [
    "over HTTP, v1beta",
    () => new GoogleGenAI({ apiKey: "k", apiVersion: "v1beta", httpOptions: { baseUrl } }),
  ],
  [
    "below a path prefix",
    () => new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: `${baseUrl}/some/prefix/` } }),
  ],
];

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function keptBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

function textFile(text = "Hello, files.", type = "text/plain") {
  return new Blob([text], { type });
}

describe.each(clients)("the SDK %s", (_name, client) => {
  test("uploads a file, gets it, lists it, deletes it", async () => {
    const ai = client();
    const file = await ai.files.upload({ file: textFile(), config: { displayName: "greeting.txt" } });
    expect(file).toMatchObject({
      name: expect.stringMatching(/^files\/[a-z0-9]{12}$/),
      displayName: "greeting.txt",
      mimeType: "text/plain",
      sizeBytes: "13",
      state: "ACTIVE",
      sha256Hash: createHash("sha256").update("Hello, files.").digest("base64"),
    });
    expect(file.uri).toBe(`https://generativelanguage.googleapis.com/v1beta/${file.name}`);
    const lifetime = Date.parse(file.expirationTime ?? "") - Date.parse(file.createTime ?? "");
    expect(lifetime).toBe(48 * HOURS);
    const name = file.name ?? "";
    expect(await ai.files.get({ name })).toMatchObject({ name, state: "ACTIVE" });
    const names: (string | undefined)[] = [];
    for await (const listed of await ai.files.list({ config: { pageSize: 2 } })) names.push(listed.name);
    expect(names).toContain(name);
    await ai.files.delete({ name });
    await expect(ai.files.get({ name })).rejects.toMatchObject({ status: 403 });
  });
});

test("20 MB go up in chunks, their hash is right and none of them stay in memory", async () => {
  const folder = await mkdtemp(join(tmpdir(), "emulator-"));
  const path = join(folder, "large.csv");
  const bytes = Buffer.alloc(20 * 1024 * 1024, "one,two,three\n");
  await writeFile(path, bytes);
  const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl } });
  const upload = () => ai.files.upload({ file: path, config: { mimeType: "text/csv" } });
  await upload();
  const before = keptBytes();
  const files = [await upload(), await upload(), await upload()];
  expect(files[2]?.sizeBytes).toBe(String(bytes.length));
  expect(files[2]?.sha256Hash).toBe(createHash("sha256").update(bytes).digest("base64"));
  // The glimpse of each file is dropped with its upload; whole files would be 60 MB.
  await expect.poll(() => keptBytes() - before).toBeLessThan(16e6);
  await rm(folder, { recursive: true });
});

describe("states", () => {
  test("a video is processed for a second, by the emulator's clock", async () => {
    const { emulator: own, call } = createTestClient({ pace: 1 });
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: own.fetch } });
    const { name = "", state } = await ai.files.upload({ file: textFile("not really", "video/mp4") });
    expect(state).toBe("PROCESSING");
    await call("POST", "/emulator/clock", { advanceMs: 1_000 });
    expect((await ai.files.get({ name })).state).toBe("ACTIVE");
  });

  test("a file is gone after 48 hours", async () => {
    const { emulator: own, call } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: own.fetch } });
    const { name = "" } = await ai.files.upload({ file: textFile() });
    await call("POST", "/emulator/clock", { advanceMs: 48 * HOURS - 60_000 });
    expect((await ai.files.get({ name })).state).toBe("ACTIVE");
    await call("POST", "/emulator/clock", { advanceMs: 60_000 });
    await expect(ai.files.get({ name })).rejects.toMatchObject({ status: 404 });
    await expect(ai.files.delete({ name })).rejects.toMatchObject({ status: 404 });
  });

  test("processing fails where the display name asks for it", async () => {
    const { emulator: own, call } = createTestClient();
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { fetch: own.fetch } });
    const displayName = "a.txt [fault: processing failed] [fault: slow processing 5s]";
    const { name = "", state } = await ai.files.upload({ file: textFile(), config: { displayName } });
    expect(state).toBe("PROCESSING");
    await call("POST", "/emulator/clock", { advanceMs: 5_000 });
    expect(await ai.files.get({ name })).toMatchObject({ state: "FAILED", error: { code: 3 } });
  });

  test("the clock only goes forward", async () => {
    const { call } = createTestClient();
    expect((await call("POST", "/emulator/clock", { advanceMs: -1 })).status).toBe(400);
    expect((await call("POST", "/emulator/clock", "later")).status).toBe(400);
  });
});

describe("faults of uploads", () => {
  test.each(["in process", "over HTTP"])(
    "a reset breaks the first upload, %s, and not the second",
    async (way) => {
      const httpOptions = way === "in process" ? { fetch: createEmulator().fetch } : { baseUrl };
      const ai = new GoogleGenAI({ apiKey: "k", httpOptions });
      const upload = () =>
        ai.files.upload({
          file: textFile("x".repeat(100_000)),
          config: { displayName: "a [fault: upload reset once]" },
        });
      await expect(upload()).rejects.toThrow("fetch failed");
      expect(await upload()).toMatchObject({ state: "ACTIVE" });
    },
  );

  test("503 once is repaired by the SDK's own retry", async () => {
    const ai = new GoogleGenAI({
      apiKey: "k",
      httpOptions: { baseUrl, retryOptions: { attempts: 2, initialDelayMs: 1 } } as object,
    });
    const upload = (displayName: string) => ai.files.upload({ file: textFile(), config: { displayName } });
    expect(await upload("b [fault: upload 503 once]")).toMatchObject({ state: "ACTIVE" });
  });

  test("a misspelt fault is not passed over", async () => {
    const ai = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl } });
    const uploading = ai.files.upload({ file: textFile(), config: { displayName: "[fault: upload rest]" } });
    await expect(uploading).rejects.toMatchObject({ status: 400 });
  });
});

describe("the upload protocol", () => {
  const MB = 1024 * 1024;

  async function start(size: number) {
    const { emulator: own } = createTestClient();
    const started = await own.fetch("http://emulator.test/prefix/upload/v1/files", {
      method: "POST",
      headers: {
        "x-goog-api-key": "k",
        "x-goog-upload-protocol": "resumable",
        "x-goog-upload-command": "start",
        "x-goog-upload-header-content-length": String(size),
      },
      body: JSON.stringify({ file: { mimeType: "text/plain" } }),
    });
    const url = started.headers.get("x-goog-upload-url") ?? "";
    const send = (command: string, offset: number, body = "") =>
      own.fetch(url, {
        method: "POST",
        headers: { "x-goog-upload-command": command, "x-goog-upload-offset": String(offset) },
        ...(body && { body }),
      });
    return { started, url, send };
  }

  test("starts with an address and a granularity, and says after each request how far it is", async () => {
    const { started, url, send } = await start(MB + 3);
    expect(started.status).toBe(200);
    expect(url).toMatch(/^http:\/\/emulator.test\/prefix\/upload\/v1\/files\?upload_id=\w+/);
    expect(started.headers.get("x-goog-upload-chunk-granularity")).toBe("262144");
    const first = await send("upload", 0, "x".repeat(MB));
    expect(first.headers.get("x-goog-upload-status")).toBe("active");
    const asked = await send("query", 0);
    expect(asked.headers.get("x-goog-upload-size-received")).toBe(String(MB));
    const last = await send("upload, finalize", MB, "end");
    expect(last.headers.get("x-goog-upload-status")).toBe("final");
    expect(await last.json()).toMatchObject({ file: { sizeBytes: String(MB + 3), source: "UPLOADED" } });
    expect((await send("query", 0)).headers.get("x-goog-upload-status")).toBe("final");
  });

  test.each([
    ["a wrong offset", "upload, finalize", 5, "abc"],
    ["too few bytes", "upload, finalize", 0, "ab"],
    ["too many bytes", "upload, finalize", 0, "abcd"],
    ["a chunk that is no multiple", "upload", 0, "ab"],
    ["an unknown command", "upgrade", 0, "abc"],
  ])("refuses %s", async (_name, command, offset, body) => {
    const { send } = await start(3);
    expect((await send(command, offset, body)).status).toBe(400);
  });

  test("a cancelled upload is gone", async () => {
    const { send } = await start(3);
    expect((await send("cancel", 0)).headers.get("x-goog-upload-status")).toBe("cancelled");
    expect((await send("upload, finalize", 0, "abc")).status).toBe(404);
  });
});
