import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { ENVIRONMENT_FILE_MAX_BYTES, filePathSchema } from "@/lib/protocol/api-agents";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { fetchGoogleFile } from "@/lib/server/gemini/environments";
import { listFiles } from "./list-files";
import { receiveFile } from "./receive-file";
import { serveArchive, serveFile } from "./serve-file";
import { createMachines, type Machines } from "./test-machines";

const STALL_MS = 300;

let machines: Machines;
let owner: Owner;
let other: Owner;
beforeAll(async () => {
  vi.stubEnv("UPLOAD_STALL_MS", String(STALL_MS));
  machines = await createMachines();
  owner = machines.rig.owner;
  other = (await createOwner()).owner;
});
beforeEach(() => machines.setWeather("fair"));
afterAll(() => machines.close());

type Sent = { path?: string; headers?: Record<string, string>; query?: string };

function send(
  who: Owner,
  id: string,
  body: BodyInit | null,
  { path = "work/a.txt", headers, query }: Sent = {},
) {
  const address = `http://localhost/api/environments/${id}/file?${query ?? `path=${encodeURIComponent(path)}`}`;
  const init: RequestInit & { duplex: "half" } = {
    method: "PUT",
    body,
    duplex: "half",
    ...(headers && { headers }),
  };
  return receiveFile(who, id, new Request(address, init));
}

async function read(who: Owner, environmentId: string, path: string, isView = false) {
  const response = await serveFile(who, { environmentId, path, isView });
  return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

describe("the files of an environment", () => {
  test("are listed with their paths from the root, their types and sizes, in all folders", async () => {
    const id = await machines.make({
      "work/main.py": "print(1)",
      "work/out/plot.svg": "<svg/>",
      "a.md": "#",
    });
    const { files, isWhole } = await listFiles(owner, id);
    expect(isWhole).toBe(true);
    expect(files.map(({ path, name, mimeType, size }) => [path, name, mimeType, size])).toEqual([
      ["a.md", "a.md", "text/markdown", 1],
      ["work/main.py", "main.py", "text/x-python", 8],
      ["work/out/plot.svg", "plot.svg", "image/svg+xml", 6],
    ]);
    expect(files.every(({ modifiedAt }) => Math.abs((modifiedAt ?? 0) - Date.now()) < 60_000)).toBe(true);
  });

  test("are none in an environment that is empty", async () => {
    expect(await listFiles(owner, await machines.make())).toEqual({ files: [], isWhole: true });
  });

  test("are all there where they fill more than a page", async () => {
    const id = await machines.make();
    for (let folder = 0; folder < 6; folder++) {
      const sources = Array.from({ length: 100 }, (_, number) => ({
        type: "inline",
        target: `work/${folder}/${number}.txt`,
        content: "x",
      }));
      const body = { agent: "antigravity-preview-09-2026", input: "hello", store: true };
      const environment = { type: "remote", environment_id: id, sources };
      const made = await machines.google("/v1beta/interactions", "POST", { ...body, environment });
      expect(made.status, await made.text()).toBe(200);
    }
    const { files, isWhole } = await listFiles(owner, id);
    expect([files.filter(({ path }) => /^work\/\d\/\d+\.txt$/.test(path)).length, isWhole]).toEqual([
      600,
      true,
    ]);
  });
});

describe("what is somebody else's", () => {
  test("cannot be listed, read, packed or written to, and Google is not asked", async () => {
    const id = await machines.make({ "work/secret.txt": "secret" });
    const before = machines.asked().length;
    await expect(listFiles(other, id)).rejects.toThrow("not_found");
    await expect(read(other, id, "work/secret.txt")).rejects.toThrow("not_found");
    await expect(serveArchive(other, id)).rejects.toThrow("not_found");
    await expect(send(other, id, "mine")).rejects.toThrow("not_found");
    expect(machines.asked()).toHaveLength(before);
    expect((await read(owner, id, "work/secret.txt")).bytes.toString()).toBe("secret");
  });

  test("cannot be reached by a path, however it is written", async () => {
    const [own, foreign] = [
      await machines.make({ "a.txt": "a" }),
      await machines.make({ "s.txt": "s" }, other),
    ];
    const ways = [
      `../../${foreign}/files/s.txt`,
      `work/../../../${foreign}/files/s.txt`,
      `work/./../..`,
      `line\u2028/../../../${foreign}/files/s.txt`,
      `line\u2029/../../../${foreign}/files/s.txt`,
      `..\\..\\${foreign}`,
      `%2e%2e/%2e%2e/${foreign}/files/s.txt`,
      `work/%2E./s.txt`,
      `/v1beta/environments/${foreign}/files/s.txt`,
      `a.txt?alt=json`,
      `a.txt#x`,
      "a\0b",
      "a\nb",
      "a//b",
      "",
      ".",
      "..",
      "a/",
      "x".repeat(501),
    ];
    expect(filePathSchema.safeParse("half\ud83d").success).toBe(false);
    for (const path of ways) {
      expect(filePathSchema.safeParse(path).success, path).toBe(false);
      await expect(send(owner, own, "x", { path }), path).rejects.toThrow("bad_request");
    }
    for (const path of ["..", `../../${foreign}/files/s.txt`, "a/./b", "a//b"]) {
      const asked = async () => fetchGoogleFile(own, path, AbortSignal.timeout(1_000));
      await expect(asked(), path).rejects.toThrow("no path");
    }
    expect((await listFiles(other, foreign)).files.map(({ path }) => path)).toEqual(["s.txt"]);
  });
});

describe("a file that is downloaded", () => {
  const HOSTILE = "<script>alert(document.cookie)</script>";

  test.each([
    ["work/page.html", HOSTILE],
    ["work/drawing.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>`],
    ["work/code.js", "alert(1)"],
    ["work/picture.png", HOSTILE],
    ["work/paper.pdf", HOSTILE],
    ["work/Makefile", "all:"],
    ["work/über & 100 + [x] 'y'.txt", "words"],
    ["work/.env", "KEY=1"],
  ])("is bytes and nothing else: %s", async (path, text) => {
    const id = await machines.make({ [path]: text });
    const { headers, bytes } = await read(owner, id, path);
    expect(bytes.toString()).toBe(text);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''\S+$/,
    );
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("private, no-store");
  });

  test("keeps its name, but for what could lead elsewhere", async () => {
    const names = { "work/a b.tar.gz": "a b.tar.gz", 'work/a"; x=".py': "a_; x=_.py", "work/.env": "env" };
    const id = await machines.make(Object.fromEntries(Object.keys(names).map((path) => [path, "x"])));
    for (const [path, name] of Object.entries(names)) {
      const header = (await read(owner, id, path)).headers.get("content-disposition") ?? "";
      expect(decodeURIComponent(header.split("UTF-8''")[1] ?? "")).toBe(name);
    }
  });

  test.each([
    ["work/page.html", "text/plain; charset=utf-8", "inline"],
    ["work/notes.md", "text/plain; charset=utf-8", "inline"],
    ["work/code.py", "text/plain; charset=utf-8", "inline"],
    ["work/data.json", "text/plain; charset=utf-8", "inline"],
    ["work/go.mod.toml", "text/plain; charset=utf-8", "inline"],
    ["work/picture.png", "image/png", "inline"],
    ["work/picture.jpeg", "image/jpeg", "inline"],
    ["work/drawing.svg", "application/octet-stream", "attachment"],
    ["work/page.xml", "application/octet-stream", "attachment"],
    ["work/paper.pdf", "application/octet-stream", "attachment"],
    ["work/program", "application/octet-stream", "attachment"],
  ])("to be looked at, %s is %s", async (path, type, kind) => {
    const id = await machines.make({ [path]: HOSTILE });
    const { headers } = await read(owner, id, path, true);
    expect(headers.get("content-type")).toBe(type);
    expect(headers.get("content-disposition")).toMatch(new RegExp(`^${kind}; `));
    expect(headers.get("content-security-policy")).toBe(
      "default-src 'none'; frame-ancestors 'none'; sandbox",
    );
  });

  test("that is not there is told apart from an environment that is not", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    await expect(read(owner, id, "work/b.txt")).rejects.toThrow("not_found");
    await machines.google(`/v1beta/environments/${id}`, "DELETE");
    await expect(read(owner, id, "work/a.txt")).rejects.toThrow("environment_gone");
    await expect(listFiles(owner, id)).rejects.toThrow("environment_gone");
    await expect(serveArchive(owner, id)).rejects.toThrow("environment_gone");
    await expect(send(owner, id, "a")).rejects.toThrow("environment_gone");
  });

  test("is not made up where Google is down", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    machines.setWeather("down");
    await expect(read(owner, id, "work/a.txt")).rejects.toThrow("google_failed");
    await expect(listFiles(owner, id)).rejects.toThrow("google_failed");
    await expect(serveArchive(owner, id)).rejects.toThrow("google_failed");
    await expect(send(owner, id, "a")).rejects.toThrow("google_failed");
  });
});

describe("an environment after a week without use", () => {
  test("is shown as gone by everything that needs its files", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    await machines.advance(8 * 86_400_000);
    await expect(listFiles(owner, id)).rejects.toThrow("environment_gone");
    await expect(read(owner, id, "work/a.txt")).rejects.toThrow("environment_gone");
    await expect(send(owner, id, "a")).rejects.toThrow("environment_gone");
  });
});

describe("all files as one download", () => {
  test("are a tar that has them", async () => {
    const id = await machines.make({ "work/a.txt": "some words", "b/c.txt": "more words" });
    const response = await serveArchive(owner, id);
    expect(response.headers.get("content-type")).toBe("application/x-tar");
    expect(response.headers.get("content-disposition")).toContain(
      `attachment; filename="environment-${id}.tar"`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.length % 512).toBe(0);
    for (const words of ["work/a.txt", "some words", "b/c.txt", "more words", "ustar"]) {
      expect(bytes.includes(words), words).toBe(true);
    }
  });

  test("come as they are read: who stops reading holds nothing here, and lets Google go", async () => {
    const id = await machines.make();
    for (let number = 0; number < 3; number++) {
      await send(owner, id, new Uint8Array(ENVIRONMENT_FILE_MAX_BYTES), { path: `work/${number}.bin` });
    }
    const response = await serveArchive(owner, id);
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.byteLength).toBeLessThan(ENVIRONMENT_FILE_MAX_BYTES);
    expect(machines.openAnswers()).toBe(1);
    await reader?.cancel();
    await expect.poll(machines.openAnswers).toBe(0);
  });

  test("cannot be held open as often as one likes", async () => {
    const id = await machines.make({ "work/a.txt": "a" });
    const held = await Promise.allSettled(Array.from({ length: 40 }, () => serveArchive(owner, id)));
    expect(held.filter(({ status }) => status === "fulfilled")).toHaveLength(32);
    for (const answer of held) if (answer.status === "fulfilled") await answer.value.body?.cancel();
    await (await serveArchive(owner, id)).body?.cancel();
  });
});
