import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiClient } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { type Attachment, announce, attach, put, sha256Of, textFile } from "./files";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { startRaw } from "./raw-http";

/** An app of the test's own, whose limits are in reach. */
async function withApp(
  env: Record<string, string>,
  use: (app: AppServer, client: ApiClient) => Promise<void>,
) {
  const app = await startApp(env);
  try {
    await use(app, new ApiClient(app.url));
  } finally {
    await app.remove();
  }
}

async function codeOf(response: Response): Promise<string> {
  return (await response.json()).error?.code ?? "none";
}

function announceSize(client: ApiClient, size: number, name = "words.txt"): Promise<Response> {
  const body = { name, type: "text/plain", size, sha256: sha256Of(Buffer.from(`${name} ${size}`)) };
  return client.fetch("/api/attachments", { method: "POST", body });
}

test.describe("UP-13 the room that one person has", () => {
  test("UP-13 is not exceeded by 20 files at once, and is theirs alone", async () => {
    await withApp({ QUOTA_BYTES: "10000" }, async (_app, client) => {
      await (await announceSize(client, 1_000)).text();
      const all = await Promise.all(
        Array.from({ length: 20 }, (_, number) => announceSize(client, 1_000, `${number}.txt`)),
      );
      expect(all.filter(({ status }) => status === 200)).toHaveLength(9);
      const refused = all.filter(({ status }) => status !== 200);
      for (const response of refused) {
        expect(await response.clone().text()).toContain('"code":"quota_used_up"');
        await expectRefusal(response, 413);
      }
      expect((await announceSize(new ApiClient(client.url), 1_000)).status).toBe(200);
    });
  });

  test("UP-13 is free again when a file is taken back", async () => {
    await withApp({ QUOTA_FILES: "2" }, async (_app, client) => {
      const first = await attach(client, textFile("first"));
      await attach(client, textFile("second"));
      expect(await codeOf(await announceSize(client, 5))).toBe("quota_used_up");
      await client.json(`/api/attachments/${first.id}`, { method: "DELETE" });
      expect((await announceSize(client, 5)).status).toBe(200);
    });
  });

  test("UP-13 ends where the disk's does, with a word, and everything else goes on", async () => {
    await withApp({ DISK_FLOOR_BYTES: String(2 ** 52) }, async (_app, client) => {
      const response = await announceSize(client, 5);
      expect(await response.clone().text()).toContain('"code":"storage_full"');
      await expectRefusal(response, 507);
      expect((await client.fetch("/api/health")).status).toBe(200);
      expect((await client.send({ text: "hello" })).status).toBe(200);
    });
  });
});

test.describe("UP-14 an upload that stands still", () => {
  const STALL_MS = 500;
  const incoming = (app: AppServer) => readdirSync(join(app.folder, "incoming"));

  test("UP-14 is ended, its connection closed, nothing of it kept, and it can be sent again", async () => {
    await withApp({ UPLOAD_STALL_MS: String(STALL_MS) }, async (app, client) => {
      const file = textFile("x".repeat(100_000));
      const { id } = await announce(client, file);
      for (const length of ["Content-Length: 100000", "Transfer-Encoding: chunked"]) {
        const began = performance.now();
        const request = startRaw(client, `PUT /api/attachments/${id}`, [length]);
        request.write(length.startsWith("T") ? "4\r\nxxxx\r\n" : file.bytes.subarray(0, 50_000));
        await request.heard('"code":"upload_stalled"');
        expect(performance.now() - began).toBeGreaterThan(STALL_MS - 50);
        expect(performance.now() - began).toBeLessThan(STALL_MS * 4);
        expect(request.said()).toMatch(/^HTTP\/1.1 408 /);
        await request.closed(1_000);
        expect(incoming(app)).toEqual([]);
      }
      const nothing = startRaw(client, `PUT /api/attachments/${id}`, ["Content-Length: 100000"]);
      await nothing.heard('"code":"upload_stalled"');
      expect((await put(client, id, file.bytes)).status).toBe(200);
    });
  });

  test("UP-14 is not one that is only slow", async () => {
    await withApp({ UPLOAD_STALL_MS: String(STALL_MS) }, async (_app, client) => {
      const file = textFile("slow but steady words, one by one");
      const { id } = await announce(client, file);
      const request = startRaw(client, `PUT /api/attachments/${id}`, [
        `Content-Length: ${file.bytes.length}`,
      ]);
      // Together they take longer than any of them may.
      for (const byte of file.bytes) {
        request.write(Buffer.from([byte]));
        await sleep(STALL_MS / 10);
      }
      await request.heard('"content":{');
      expect(request.said()).toMatch(/^HTTP\/1.1 200 /);
      request.socket.destroy();
    });
  });

  test("UP-14 gives its place to the next try at once", async () => {
    await withApp({ UPLOAD_STALL_MS: String(STALL_MS) }, async (app, client) => {
      const file = textFile("words");
      const { id } = await announce(client, file);
      const stuck = startRaw(client, `PUT /api/attachments/${id}`, [`Content-Length: ${file.bytes.length}`]);
      stuck.write("w");
      await expect.poll(() => incoming(app).length).toBe(1);
      expect((await put(client, id, file.bytes)).status).toBe(200);
      await stuck.heard('"code":"upload_replaced"');
      expect((await client.json<Attachment>(`/api/attachments/${id}`)).content).not.toBeNull();
      expect(incoming(app)).toEqual([]);
    });
  });
});
