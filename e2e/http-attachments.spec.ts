import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ApiClient, newId } from "./api-client";
import type { AppServer } from "./app-server";
import { type Attachment, announce, attach, pngFile, put, sha256Of, textFile } from "./files";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { startRaw } from "./raw-http";
import { createThings, stateOf } from "./things";

const MB = 1024 ** 2;

/** Files that are half here, and files that are here. */
function filesIn(app: AppServer): { incoming: string[]; kept: string[] } {
  const names = (folder: string) => {
    try {
      return readdirSync(join(app.folder, folder), { recursive: true, encoding: "utf8" });
    } catch {
      return [];
    }
  };
  return { incoming: names("incoming"), kept: names("blobs") };
}

const attachmentOf = (client: ApiClient, id: string) => client.json<Attachment>(`/api/attachments/${id}`);

test.describe("what is too large", () => {
  test("UP-06 is refused by what is said of it, before anything is sent", async ({ client }) => {
    const size = 3 * 1024 ** 3;
    const body = { name: "film.mp4", type: "video/mp4", size, sha256: sha256Of(Buffer.alloc(1)) };
    await expectRefusal(await client.fetch("/api/attachments", { method: "POST", body }), 413);
    expect(client.cookie, "nobody becomes somebody by it").toBeNull();
  });

  test("UP-06 is refused by its length, before anything of it is read", async ({ client }) => {
    const { id } = await announce(client, textFile("words"));
    const request = startRaw(client, `PUT /api/attachments/${id}`, ["Content-Length: 3221225472"]);
    await request.heard('"code":"file_too_large"');
    expect(request.said()).toMatch(/^HTTP\/1.1 413 /);
    request.socket.destroy();
    expect((await attachmentOf(client, id)).content).toBeNull();
  });

  test("UP-06 is cut off where it is longer than was announced, also without a length", async ({
    app,
    client,
  }) => {
    const before = filesIn(app).kept;
    const { id } = await announce(client, textFile("x".repeat(1_000)));
    const request = startRaw(client, `PUT /api/attachments/${id}`, ["Transfer-Encoding: chunked"]);
    for (let count = 0; count < 16; count += 1) request.write(`10000\r\n${"x".repeat(2 ** 16)}\r\n`);
    await request.heard('"code":"file_too_large"');
    request.socket.destroy();
    expect(filesIn(app)).toEqual({ incoming: [], kept: before });
    expect((await attachmentOf(client, id)).content).toBeNull();
  });
});

test.describe("what arrives", () => {
  test("UP-07 arrives whole, also where it is large", async ({ client }) => {
    const bytes = Buffer.alloc(15_000_000, "Every line of it is a line.\n");
    bytes.write("The last line.\n", bytes.length - 15);
    const { content } = await attach(client, { ...textFile(""), bytes });
    const back = Buffer.from(await (await client.fetch(content?.uri ?? "")).arrayBuffer());
    expect(back.length).toBe(15_000_000);
    expect(sha256Of(back)).toBe(sha256Of(bytes));
  });

  test("UP-07 is stored only where it is what was announced, and can be sent again", async ({
    app,
    client,
  }) => {
    const before = filesIn(app).kept;
    const file = textFile(`words ${newId()}`);
    const { id } = await announce(client, file);
    const others = { fewer: file.bytes.subarray(1), other: Buffer.from(file.bytes).fill("y") };
    for (const [name, bytes] of Object.entries(others)) {
      await test.step(name, async () => expectRefusal(await put(client, id, bytes), 400));
    }
    await expectRefusal(await client.fetch(`/api/attachments/${id}`, { method: "PUT" }), 400);
    expect(filesIn(app)).toEqual({ incoming: [], kept: before });
    expect((await attachmentOf(client, id)).content).toBeNull();
    expect((await put(client, id, file.bytes)).status).toBe(200);
  });

  test("UP-07 packed on its way is not taken for the file itself", async ({ client }) => {
    const file = textFile("words");
    const { id } = await announce(client, file);
    await expectRefusal(await put(client, id, file.bytes, { "content-encoding": "gzip" }), 415);
    expect((await attachmentOf(client, id)).content).toBeNull();
  });

  test("UP-01 is refused where it is not what its name says, and leaves nothing", async ({ app, client }) => {
    const before = filesIn(app).kept;
    const bytes = Buffer.from(`<!doctype html><script>alert(1)</script>${newId()}`);
    const { id } = await announce(client, { name: "picture.png", type: "image/png", bytes });
    await expectRefusal(await put(client, id, bytes), 415);
    await expectRefusal(await client.fetch(`/api/attachments/${id}`), 404);
    expect(filesIn(app)).toEqual({ incoming: [], kept: before });
  });

  test("UP-10 is refused where it is a picture of 50,000 by 50,000 pixels", async ({ client }) => {
    const file = pngFile(50_000, 50_000);
    const { id } = await announce(client, file);
    const response = await put(client, id, file.bytes);
    expect(await response.clone().text()).toContain("too_many_pixels");
    await expectRefusal(response, 415);
  });

  test("is nothing any more once it is taken back", async ({ client }) => {
    const { id, content } = await attach(client, textFile("words"));
    await client.json(`/api/attachments/${id}`, { method: "DELETE" });
    await expectRefusal(await client.fetch(`/api/attachments/${id}`), 404);
    await expectRefusal(await client.fetch(content?.uri ?? ""), 404);
    await expectRefusal(await put(client, id, Buffer.from("words")), 404);
  });
});

const boundary = "x".repeat(60);
const part = (name: string, content = "1", border = boundary) =>
  `--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${content}\r\n`;
const FORMS: Record<string, { body: string; type?: string }> = {
  "a thousand parts": { body: part("a").repeat(1_000) },
  "10,000 nested names": { body: part(`a${"[b]".repeat(10_000)}`) },
  "a name of a megabyte": { body: part("a".repeat(MB)) },
  "no border": { body: part("a"), type: "multipart/form-data" },
  "a border of 500 characters": {
    body: part("a", "1", "y".repeat(500)),
    type: `multipart/form-data; boundary=${"y".repeat(500)}`,
  },
  "no end": { body: part("a").slice(0, -3) },
};

test.describe("UP-08 a form", () => {
  for (const [name, { body, type = `multipart/form-data; boundary=${boundary}` }] of Object.entries(FORMS)) {
    test(`UP-08 with ${name} is bytes like any others, and never unpacked`, async ({ client }) => {
      const bytes = Buffer.from(body);
      const { id } = await announce(client, pngFile());
      const began = performance.now();
      await expectRefusal(await put(client, id, bytes, { "content-type": type }), [400, 413]);
      const headers = { "content-type": type };
      await expectRefusal(
        await client.fetch("/api/attachments", { method: "POST", body: bytes, headers }),
        415,
      );
      expect(performance.now() - began).toBeLessThan(1_000);
      const asPicture = await announce(client, { name: "a.png", type: "image/png", bytes });
      await expectRefusal(await put(client, asPicture.id, bytes, { "content-type": type }), 415);
    });
  }
});

test.describe("a file of somebody else's", () => {
  test("AZ-04 cannot be attached, and looks like one that never was", async ({ app, client, marker }) => {
    const { content } = await attach(client, textFile(marker.text));
    const other = new ApiClient(app.url);
    await createThings(other, "mine");
    const before = await stateOf(other);
    const send = async (uri: string | undefined) => {
      const turn = {
        turnId: newId(),
        parentId: null,
        settings: { model: "gemini-3.8-flash" },
        newThread: true,
      };
      const input = [
        { type: "text", text: "What is it?" },
        { ...content, uri },
      ];
      const response = await other.fetch(`/api/threads/${newId()}/turns`, {
        method: "POST",
        body: { ...turn, input },
      });
      return { status: response.status, body: await response.text() };
    };
    const missing = await send(`/api/media/${newId()}`);
    expect(missing.status).toBe(409);
    expect(await send(content?.uri)).toEqual(missing);
    expect(await stateOf(other)).toBe(before);
    expect(await marker.upstreamCalls()).toBe(0);
    expect((await client.fetch(content?.uri ?? "")).status, "its owner still has it").toBe(200);
  });

  test("AZ-04 tells nobody that it is here by its hash", async ({ app, client }) => {
    const file = textFile(`private ${newId()}`);
    await attach(client, file);
    expect((await announce(client, file)).content, "to its owner it does").not.toBeNull();
    expect((await announce(new ApiClient(app.url), file)).content).toBeNull();
  });
});

test("UP-14 who hangs up in the middle of a file is no error of the server's, and leaves nothing", async ({
  app,
  client,
}) => {
  const before = filesIn(app).kept;
  const file = textFile("x".repeat(100_000));
  const { id } = await announce(client, file);
  const request = startRaw(client, `PUT /api/attachments/${id}`, ["Content-Length: 100000"]);
  request.write(file.bytes.subarray(0, 50_000));
  await expect.poll(() => filesIn(app).incoming.length).toBe(1);
  request.socket.resetAndDestroy();
  await expect.poll(() => filesIn(app).incoming).toEqual([]);
  expect(filesIn(app).kept).toEqual(before);
  expect((await put(client, id, file.bytes)).status).toBe(200);
});
