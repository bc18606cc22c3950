import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { attach, type LocalFile, pdfFile, pngFile, textFile, wavFile } from "./files";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { startRaw } from "./raw-http";

const uriOf = async (client: ApiClient, file: LocalFile) => (await attach(client, file)).content?.uri ?? "";

const KINDS: [LocalFile, string, string][] = [
  [pngFile(), "image/png", "inline"],
  [wavFile(), "audio/wav", "inline"],
  [pdfFile(), "application/octet-stream", "attachment"],
  [textFile("words"), "text/plain; charset=utf-8", "attachment"],
  [textFile("<script>1</script>", "page.html"), "text/plain; charset=utf-8", "attachment"],
  [textFile("<svg onload='1'/>", "drawing.svg"), "text/plain; charset=utf-8", "attachment"],
  [textFile("a,b\n1,2\n", "table.csv"), "text/plain; charset=utf-8", "attachment"],
];

for (const [file, type, disposition] of KINDS) {
  test(`UP-04 ${file.name} is served as ${type}, and can do nothing here`, async ({ client }) => {
    const uri = await uriOf(client, file);
    for (const address of [uri, `${uri}?download`]) {
      const response = await client.fetch(address);
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(file.bytes));
      const kind = address === uri ? disposition : "attachment";
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": type,
        "content-length": String(file.bytes.length),
        "content-disposition": `${kind}; filename="${file.name}"; filename*=UTF-8''${file.name}`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
        "accept-ranges": "bytes",
      });
      expect(response.headers.get("transfer-encoding")).toBeNull();
      expect(response.headers.get("x-body-length")).toBeNull();
    }
  });
}

test("UP-04 the sample of a voice can do nothing here either", async ({ client }) => {
  const { voices } = await client.json<{ voices: { id: string }[] }>("/api/voices");
  const response = await client.fetch(`/api/voices/${voices[0]?.id}/sample`);
  const bytes = await response.arrayBuffer();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "audio/wav",
    "content-length": String(bytes.byteLength),
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
  });
});

const NAMES: Record<string, string> = {
  "../../etc/passwd": "_.._etc_passwd.png",
  "..\\..\\boot.ini": "_.._boot.ini.png",
  "photo\u202egnp.exe": "photo_gnp.exe.png",
  "two\r\nlines: x.png": "two  lines_ x.png",
  'a"; filename="b.png': "a_; filename=_b.png",
  "\u{1f98a} Füchse.png": "\u{1f98a} Füchse.png",
  "half \ud83d of a pair.png": "half \ufffd of a pair.png",
};

test("UP-12 a name leads nowhere: it is neither a path, nor a header, nor a line of the log", async ({
  app,
  client,
}) => {
  const file = pngFile();
  for (const [name, saved] of Object.entries(NAMES)) {
    const uri = await uriOf(client, { ...file, name });
    const header = (await client.fetch(uri)).headers.get("content-disposition") ?? "";
    expect(decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? ""), name).toBe(saved);
    expect(header).toMatch(/^inline; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!$&+^`|{}%-]+$/);
  }
  const lines = app
    .output()
    .split("\n")
    .filter((line) => line.includes('"level"'));
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  expect(app.output()).not.toMatch(/passwd|boot\.ini|gnp\.exe/);
});

test("UP-12 a name that is empty, has a NUL, or is longer than 255 characters is refused", async ({
  client,
}) => {
  for (const name of ["", "nul\0byte.png", `${"a".repeat(300)}.png`]) {
    const body = { name, type: "image/png", size: 5, sha256: "0".repeat(64) };
    await expectRefusal(await client.fetch("/api/attachments", { method: "POST", body }), 400);
  }
});

test.describe("UP-17 a part of a file", () => {
  const file = {
    ...textFile(""),
    bytes: Buffer.from(Array.from({ length: 10_000 }, (_, at) => 65 + (at % 26))),
  };

  async function ask(client: ApiClient, uri: string, headers: Record<string, string>, method = "GET") {
    const response = await client.fetch(uri, { method, headers });
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  }

  for (const [range, start, end] of [
    ["bytes=0-99", 0, 99],
    ["bytes=0-", 0, 9_999],
    ["bytes=9999-9999", 9_999, 9_999],
    ["bytes=9000-20000", 9_000, 9_999],
    ["bytes=-100", 9_900, 9_999],
  ] as const) {
    test(`UP-17 ${range} is sent, with its place and its length`, async ({ client }) => {
      const uri = await uriOf(client, file);
      const { status, headers, body } = await ask(client, uri, { range });
      expect(status).toBe(206);
      expect(headers.get("content-range")).toBe(`bytes ${start}-${end}/10000`);
      expect(headers.get("content-length")).toBe(String(end - start + 1));
      expect(body).toEqual(file.bytes.subarray(start, end + 1));
      const head = await ask(client, uri, { range }, "HEAD");
      expect([head.headers.get("content-length"), head.body.length]).toEqual([String(end - start + 1), 0]);
    });
  }

  test("UP-17 several parts, or what is none, are answered by everything", async ({ client }) => {
    const uri = await uriOf(client, file);
    for (const range of ["bytes=0-1,5-9", "bytes=5-2", "pages=1-2", "bytes=", "bytes=a-b", ""]) {
      const { status, headers, body } = await ask(client, uri, { range });
      expect([status, headers.get("content-length"), body.length], range).toEqual([200, "10000", 10_000]);
    }
  });

  test("UP-17 a part that does not exist is refused, with the length that the file has", async ({
    client,
  }) => {
    const uri = await uriOf(client, file);
    for (const range of ["bytes=10000-", "bytes=99999-100000", "bytes=-0"]) {
      const response = await client.fetch(uri, { headers: { range } });
      expect(response.headers.get("content-range"), range).toBe("bytes */10000");
      await expectRefusal(response, 416);
    }
  });

  test("UP-17 a part of what has changed since is not mixed in", async ({ client }) => {
    const uri = await uriOf(client, file);
    const etag = (await ask(client, uri, {})).headers.get("etag") ?? "";
    expect((await ask(client, uri, { range: "bytes=0-9", "if-range": etag })).status).toBe(206);
    for (const other of ['"other"', `W/${etag}`, "Wed, 25 Nov 2026 00:00:00 GMT"]) {
      expect((await ask(client, uri, { range: "bytes=0-9", "if-range": other })).status, other).toBe(200);
    }
    const known = await ask(client, uri, { "if-none-match": etag });
    expect([known.status, known.body.length]).toEqual([304, 0]);
  });

  test("UP-17 one person cannot hold open as many as they like, and others are not held up", async ({
    app,
    client,
  }) => {
    const large = await uriOf(client, { ...textFile(""), bytes: Buffer.alloc(20_000_000, "words ") });
    const others = new ApiClient(app.url);
    const small = await uriOf(others, file);
    const held = Array.from({ length: 40 }, () => {
      const request = startRaw(client, `GET ${large}`, ["Range: bytes=0-"]);
      request.socket.once("data", () => request.socket.pause());
      return request;
    });
    await Promise.all(held.map((request) => request.heard("HTTP/1.1 ")));
    const statuses = held.map((request) => request.said().slice(9, 12));
    expect(statuses.filter((status) => status === "206")).toHaveLength(32);
    expect(statuses.filter((status) => status === "429")).toHaveLength(8);
    await expectRefusal(await client.fetch(large), 429);
    expect((await others.fetch(small)).status).toBe(200);
    for (const { socket } of held) socket.destroy();
    await expect.poll(async () => (await client.fetch(large, { method: "HEAD" })).status).toBe(200);
  });
});

test("UP-15 nothing that a browser gets names a file at Google", async ({ emulator }) => {
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    INLINE_MAX_BYTES: "1000",
  });
  try {
    const client = new ApiClient(app.url);
    const words = `badger-${newId()}`;
    const attachment = await attach(client, textFile(`${words} `.repeat(200)));
    const [threadId, turnId] = [newId(), newId()];
    const input = [{ type: "text", text: `Read it ${words}` }, attachment.content];
    const settings = { model: "gemini-3.8-flash" };
    const sent = await client.fetch(`/api/threads/${threadId}/turns`, {
      method: "POST",
      body: { turnId, parentId: null, input, settings, newThread: true },
    });
    const got = { stream: await sent.text(), headers: JSON.stringify([...sent.headers]) };
    const addresses = [
      `/api/threads/${threadId}`,
      "/api/threads",
      `/api/turns/${turnId}/events`,
      `/api/attachments/${attachment.id}`,
      `/threads/${threadId}`,
    ];
    const read = async (address: string, headers: Record<string, string> = {}) =>
      (await client.fetch(address, { headers })).text();
    const pages = await Promise.all(addresses.map((address) => read(address)));
    const all = [...Object.values(got), ...pages, await read(`/threads/${threadId}`, { rsc: "1" })];
    expect(got.stream).toContain('"turn.settled"');
    for (const text of all)
      expect(text).not.toMatch(/generativelanguage|files\/\w+|upload_id|google_?(uri|name)/i);
    const [asked] = (await emulator.calls(words)).map((body) => JSON.stringify(body));
    expect(asked, "and yet the model got it by its address there").toMatch(/generativelanguage.*files\//);
  } finally {
    await app.remove();
  }
});
