import { readdirSync } from "node:fs";
import { join } from "node:path";
import { askAgent, FILE_PATH, fileAddress, makeEnvironment, putFile } from "./agent-things";
import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { startEmulator } from "./emulator-server";
import { expect } from "./fixtures";
import { expectRefusal, test } from "./http-fixtures";
import { startRaw } from "./raw-http";

const MAX_BYTES = 20 * 1024 ** 2;

type Entry = {
  id: string;
  threadId: string | null;
  isExpired: boolean;
  fileCount: number;
  expiresAt: number;
};
type File = { path: string; name: string; size: number; mimeType: string };

const listOf = async (client: ApiClient) =>
  (await client.json<{ environments: Entry[] }>("/api/environments")).environments;
const filesOf = async (client: ApiClient, id: string) =>
  (await client.json<{ files: File[]; isWhole: boolean }>(`/api/environments/${id}/files`)).files;

test("what an agent has made can be looked at, taken away, added to, and deleted", async ({ client }) => {
  const { threadId, environmentId: id } = await askAgent(
    client,
    "Write a Python program for the first 20 Fibonacci numbers",
  );
  expect(await listOf(client)).toMatchObject([{ id, threadId, isExpired: false }]);
  const files = await filesOf(client, id);
  expect(files.length).toBeGreaterThan(0);
  for (const { path, name, size } of files) {
    expect(path.endsWith(name)).toBe(true);
    const bytes = await (await client.fetch(fileAddress(id, path))).arrayBuffer();
    expect(bytes.byteLength, path).toBe(size);
  }
  await putFile(client, id, "data/numbers.csv", Buffer.from("1,1,2\n"));
  expect((await filesOf(client, id)).map(({ path }) => path)).toContain("data/numbers.csv");
  const archive = await client.fetch(`/api/environments/${id}/archive`);
  expect(archive.headers.get("content-disposition")).toMatch(
    /^attachment; filename="environment-[\w-]+\.tar"/,
  );
  const tar = Buffer.from(await archive.arrayBuffer());
  for (const { path } of files) expect(tar.includes(path), path).toBe(true);
  expect(tar.includes("1,1,2\n")).toBe(true);
  await client.json(`/api/environments/${id}`, { method: "DELETE" });
  expect(await listOf(client)).toEqual([]);
  await expectRefusal(await client.fetch(`/api/environments/${id}/files`), 404);
});

test("UP-04 a file of an agent's can do nothing here, whatever it is and however it is looked at", async ({
  client,
}) => {
  const id = await makeEnvironment(client);
  const hostile = Buffer.from(
    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>1</script></svg>",
  );
  const views: [string, string, string][] = [
    ["page.html", "text/plain; charset=utf-8", "inline"],
    ["code.js", "text/plain; charset=utf-8", "inline"],
    ["data.json", "text/plain; charset=utf-8", "inline"],
    ["picture.png", "image/png", "inline"],
    ["drawing.svg", "application/octet-stream", "attachment"],
    ["paper.pdf", "application/octet-stream", "attachment"],
    ["page.xhtml", "application/octet-stream", "attachment"],
    ["program", "application/octet-stream", "attachment"],
  ];
  for (const [name, type, disposition] of views) {
    await putFile(client, id, `out/${name}`, hostile);
    for (const view of ["", "&view=1"]) {
      const response = await client.fetch(fileAddress(id, `out/${name}`) + view);
      expect(Buffer.from(await response.arrayBuffer()).equals(hostile)).toBe(true);
      const isView = view !== "";
      expect(Object.fromEntries(response.headers), `${name} ${view}`).toMatchObject({
        "content-type": isView ? type : "application/octet-stream",
        "content-disposition": `${isView ? disposition : "attachment"}; filename="${name}"; filename*=UTF-8''${name}`,
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "private, no-store",
      });
    }
  }
});

test("UP-12 a name of an agent's making leads nowhere: it is neither a path, nor a header, nor a line of the log", async ({
  app,
  client,
}) => {
  const id = await makeEnvironment(client);
  const names: Record<string, string> = {
    'a"; filename="b.exe': "a_; filename=_b.exe",
    "photo\u202egnp.exe": "photo_gnp.exe",
    "\u{1f98a} Füchse & +.txt": "\u{1f98a} Füchse & +.txt",
    ".hidden.sh": "hidden.sh",
  };
  for (const [name, saved] of Object.entries(names)) {
    await putFile(client, id, `out/${name}`, Buffer.from("words"));
    const header =
      (await client.fetch(fileAddress(id, `out/${name}`))).headers.get("content-disposition") ?? "";
    expect(decodeURIComponent(header.split("filename*=UTF-8''")[1] ?? ""), name).toBe(saved);
    expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.~!$&+^`|{}%-]+$/);
  }
  expect(app.output()).not.toMatch(/gnp\.exe|b\.exe/);
});

test("IV-08 no path leads out of an environment, however it is written", async ({
  app,
  client,
  emulator,
}) => {
  const [own, foreign] = [await makeEnvironment(client), await makeEnvironment(new ApiClient(app.url))];
  const way = `../../${foreign}/files/${FILE_PATH}`;
  const paths = [
    way,
    `work/../../../${foreign}/files/${FILE_PATH}`,
    `/${way}`,
    `line\u2028/../${way}`,
    way.replaceAll("/", "\\"),
    way.replaceAll(".", "%2e"),
    way.replaceAll("/", "%2f"),
    `${FILE_PATH}?alt=json`,
    `${FILE_PATH}#`,
    "nul\0byte",
    "two\r\nlines",
    "a//b",
    ".",
    "..",
    "",
    "/",
    "x".repeat(501),
  ];
  const before = (await emulator.requests()).length;
  for (const path of paths) {
    for (const method of ["GET", "PUT"]) {
      const body = method === "PUT" ? { body: Buffer.from("overwritten") } : {};
      await expectRefusal(await client.fetch(fileAddress(own, path), { method, ...body }), 400);
    }
  }
  for (const query of ["", "?", "?path", "?path=a&path=b", "?path=a&view=0", "?path=a&x=1", "?view=1"]) {
    await expectRefusal(await client.fetch(`/api/environments/${own}/file${query}`), 400);
  }
  for (const id of [`..%2f${foreign}`, `${own}%2f..%2f${foreign}`, `environments%2f${foreign}`]) {
    await expectRefusal(await client.fetch(`/api/environments/${id}/files`), 404);
    await expectRefusal(await client.fetch(fileAddress(id, FILE_PATH)), 404);
  }
  const asked = (await emulator.requests()).slice(before);
  expect(asked.filter(({ path }) => path.includes(own) || path.includes(foreign))).toEqual([]);
});

test("a file may be as large as is said, and no byte larger", async ({ client }) => {
  const id = await makeEnvironment(client);
  const bytes = Buffer.alloc(MAX_BYTES, "words ");
  await putFile(client, id, "large.txt", bytes);
  const got = Buffer.from(await (await client.fetch(fileAddress(id, "large.txt"))).arrayBuffer());
  expect(got.equals(bytes)).toBe(true);
  const larger = Buffer.alloc(MAX_BYTES + 1);
  const address = fileAddress(id, "larger.txt");
  const request = startRaw(client, `PUT ${address}`, [`Content-Length: ${larger.length}`]);
  await request.heard('"code":"file_too_large"');
  expect(request.said()).toMatch(/^HTTP\/1.1 413 /);
  request.socket.destroy();
  expect((await filesOf(client, id)).map(({ path }) => path)).not.toContain("larger.txt");
});

test("UP-14 who hangs up in the middle of a file is no error of the server's, and leaves nothing", async ({
  app,
  client,
}) => {
  const id = await makeEnvironment(client);
  const incoming = () => readdirSync(join(app.folder, "incoming"));
  const request = startRaw(client, `PUT ${fileAddress(id, "a.txt")}`, ["Content-Length: 100000"]);
  request.write(Buffer.alloc(50_000));
  await expect.poll(() => incoming().length).toBe(1);
  request.socket.resetAndDestroy();
  await expect.poll(incoming).toEqual([]);
  expect((await filesOf(client, id)).map(({ path }) => path)).not.toContain("a.txt");
});

test("an environment that Google has removed is said to be so, and can be deleted", async ({
  client,
  emulator,
}) => {
  const id = await makeEnvironment(client);
  const headers = { "x-goog-api-key": "test-key" };
  await fetch(`${emulator.url}/v1beta/environments/${id}`, { method: "DELETE", headers });
  expect(await listOf(client)).toMatchObject([{ id, isExpired: true }]);
  for (const address of [
    `/api/environments/${id}/files`,
    `/api/environments/${id}/archive`,
    fileAddress(id, FILE_PATH),
  ]) {
    const response = await client.fetch(address);
    expect(await response.clone().text()).toContain('"code":"environment_gone"');
    await expectRefusal(response, 410);
  }
  await client.json(`/api/environments/${id}`, { method: "DELETE" });
  expect(await listOf(client)).toEqual([]);
});

test("an environment is deleted here though Google is down, and nothing of it is made up", async () => {
  const emulator = await startEmulator(0);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const client = new ApiClient(app.url);
    const id = await makeEnvironment(client);
    await emulator.remove();
    expect(await listOf(client)).toMatchObject([{ id, isExpired: false, fileCount: null }]);
    await expectRefusal(await client.fetch(`/api/environments/${id}/files`), 502);
    await expectRefusal(await client.fetch(fileAddress(id, FILE_PATH)), 502);
    await client.json(`/api/environments/${id}`, { method: "DELETE" });
    expect(await listOf(client)).toEqual([]);
    await expectRefusal(await client.fetch(`/api/environments/${id}`), 404);
  } finally {
    await app.remove();
    await emulator.remove();
  }
});

test("an agent is made of an environment of one's own, and of nobody else's", async ({ app, client }) => {
  const [own, foreign] = [await makeEnvironment(client), await makeEnvironment(new ApiClient(app.url))];
  const make = (environmentId: string) =>
    client.fetch("/api/agents", {
      method: "POST",
      body: { id: `agent-${crypto.randomUUID()}`, baseAgent: "antigravity-preview-09-2026", environmentId },
    });
  expect((await make(own)).status).toBe(200);
  const refused = await Promise.all(
    [make(foreign), make(newId())].map(async (answer) => (await answer).text()),
  );
  expect(refused[0]).toBe(refused[1]);
  expect(refused[0]).toContain('"code":"environment_gone"');
});
