import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GoogleGenAI } from "@google/genai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAgentClient, FIBONACCI, WORKER } from "../agents/test-agents.ts";
import { createEmulator } from "../emulator.ts";
import { createEmulatorServer } from "../server.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const emulator = createEmulator({ pace: 0 });
const server = createEmulatorServer(emulator);
let ai: GoogleGenAI;
let baseUrl = "";

beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ai = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl } });
});

afterAll(() => {
  emulator.close();
  server.close();
  server.closeAllConnections();
});

async function work(input: string): Promise<string> {
  const { environment_id } = await ai.interactions.create({ agent: WORKER, input, environment: "remote" });
  return environment_id ?? "";
}

async function listAll(environment: string, path = "") {
  const { files = [] } = await ai.environments.files.list({ environment, path, recursive: true });
  return files;
}

test("what an agent writes is listed and downloaded by the SDK", async () => {
  const environment = await work(FIBONACCI);
  const files = await listAll(environment);
  expect(files).toEqual([
    {
      name: "fibonacci.py",
      path: "fibonacci.py",
      type: "file",
      mime_type: "text/x-python",
      size_bytes: expect.stringMatching(/^\d+$/),
      created: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      modified: expect.any(String),
    },
    expect.objectContaining({ path: "fibonacci.txt", mime_type: "text/plain" }),
  ]);
  for (const name of [environment, `environments/${environment}`]) {
    const bytes = await ai.environments.files.download({ environment: name, path: "/fibonacci.txt" });
    const numbers = new TextDecoder().decode(bytes).trim().split("\n");
    expect(numbers).toHaveLength(20);
    expect(numbers.at(-1)).toBe("4181");
  }
  await expect(ai.environments.files.download({ environment, path: "none.txt" })).rejects.toThrow(/404/);
});

test("the whole of an environment comes as a tar that tar itself can read", async () => {
  const environment = await work(FIBONACCI);
  const long = `${"deep/".repeat(40)}ü.txt`;
  await ai.environments.files.upload({ environment, path: long, file: new Blob(["far down"]) });
  const url = `${baseUrl}/v1beta/files/environment-${environment}:download?alt=media&key=k`;
  const response = await fetch(url);
  expect(response.headers.get("content-type")).toBe("application/x-tar");
  const folder = mkdtempSync(join(tmpdir(), "tar-"));
  writeFileSync(join(folder, "all.tar"), Buffer.from(await response.arrayBuffer()));
  execFileSync("tar", ["-xf", "all.tar"], { cwd: folder });
  expect(readFileSync(join(folder, "fibonacci.txt"), "utf8")).toMatch(/\n4181\n$/);
  expect(readFileSync(join(folder, long), "utf8")).toBe("far down");
  rmSync(folder, { recursive: true });
});

test("a file goes up in chunks, is not overwritten by chance, and may be empty", async () => {
  const environment = (await ai.environments.create({})).id;
  const bytes = Buffer.alloc(9 * 1024 ** 2, "abc");
  const upload = (file: Blob, more: object = {}) =>
    ai.environments.files.upload({ environment, path: "/in/large.txt", file, ...more });
  const { files } = await upload(new Blob([bytes], { type: "text/plain" }));
  expect(files).toMatchObject([{ path: "in/large.txt", size_bytes: String(bytes.length) }]);
  const down = await ai.environments.files.download({ environment, path: "in/large.txt" });
  expect(Buffer.compare(down, bytes)).toBe(0);
  const noRetries = { retries: { strategy: "none" as const } };
  const again = ai.environments.files.upload(
    { environment, path: "in/large.txt", file: new Blob(["x"]) },
    noRetries,
  );
  await expect(again).rejects.toMatchObject({ status: 409 });
  await upload(new Blob([]), { overwrite: true });
  expect(await listAll(environment, "in")).toMatchObject([{ path: "in/large.txt", size_bytes: "0" }]);
});

test("a folder is listed by itself or with all below it, page by page", async () => {
  const { call } = createAgentClient();
  const sources = ["a/b/one.txt", "a/two.txt", "three.txt", "a/b/four.txt"].map((target) => ({
    type: "inline",
    content: target,
    target,
  }));
  const { id } = await (await call("POST", "/v1/environments", { sources })).json();
  const list = async (path: string): Promise<string[]> => {
    const { files } = await (await call("GET", `/v1/environments/${id}/files${path}`)).json();
    return files.map((file: { path: string; type: string }) => `${file.type} ${file.path}`);
  };
  expect(await list("")).toEqual(["directory a", "file three.txt"]);
  expect(await list("/a")).toEqual(["directory a/b", "file a/two.txt"]);
  expect(await list("?path=a/b")).toEqual(["file a/b/four.txt", "file a/b/one.txt"]);
  expect(await list("/a/two.txt")).toEqual(["file a/two.txt"]);
  expect(await list("//?recursive=true")).toHaveLength(6);
  const found: string[] = [];
  let token = "";
  do {
    const path = `/v1/environments/${id}/files?recursive=true&page_size=4&page_token=${token}`;
    const page = await (await call("GET", path)).json();
    found.push(...page.files.map((file: { path: string }) => file.path));
    token = page.next_page_token ?? "";
  } while (token);
  expect(found).toHaveLength(6);
  expect((await call("GET", `/v1/environments/${id}/files/none`)).status).toBe(404);
  expect((await call("GET", `/v1/environments/${id}/files/a%2F..%2F..%2Fb`)).status).toBe(400);
});

test("an environment tells what it is, and every second entry of the list has both keys", async () => {
  const { call } = createAgentClient();
  const network = { allowlist: [{ domain: "example.com" }] };
  const sources = [{ type: "inline", content: "hi", target: "/hi.txt" }];
  const made = await (await call("POST", "/v1/environments", { network, sources })).json();
  expect(made).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    status: "active",
    created: expect.any(String),
    updated: expect.any(String),
    last_accessed: expect.any(String),
    file_count: "1",
    size_bytes: "2",
    network,
    sources,
  });
  await call("POST", "/v1/environments", {});
  const { environments } = await (await call("GET", "/v1/environments")).json();
  expect(environments.map((entry: object) => "environment_id" in entry)).toEqual([false, true]);
  const page = await (await call("GET", "/v1/environments?page_size=1")).json();
  expect(page.next_page_token).toEqual(expect.any(String));
});

test("a copy has the files of its origin and goes its own way", async () => {
  const { call, work: agentWork, pathsOf } = createAgentClient();
  const { environment_id } = await agentWork({ input: FIBONACCI });
  const copy = await (
    await call("POST", "/v1/environments", { from_environment: `environments/${environment_id}` })
  ).json();
  await agentWork({ input: "delete fibonacci.py", environment: copy.id });
  expect(await pathsOf(copy.id)).toEqual(["fibonacci.txt"]);
  expect(await pathsOf(environment_id)).toEqual(["fibonacci.py", "fibonacci.txt"]);
});

test("an environment is kept for seven days after its last use, and then is gone", async () => {
  const { call, work: agentWork } = createAgentClient();
  const advance = (days: number) => call("POST", "/emulator/clock", { advanceMs: days * DAY_MS });
  const { environment_id } = await agentWork({ input: "hello" });
  const status = async (path = "") => (await call("GET", `/v1/environments/${environment_id}${path}`)).status;
  await advance(6);
  expect(await status("/files")).toBe(200);
  await advance(6);
  expect(await status()).toBe(200);
  await advance(2);
  expect([await status(), await status("/files")]).toEqual([404, 404]);
  const refused = await call("POST", "/v1/interactions", {
    agent: WORKER,
    input: "hello",
    environment: `environments/${environment_id}`,
  });
  expect(refused.status).toBe(404);
  expect((await refused.json()).error.message).toContain(String(environment_id));
});

test("a deleted environment is gone with its files", async () => {
  const { call, work: agentWork } = createAgentClient();
  const { environment_id } = await agentWork({ input: FIBONACCI });
  const path = `/v1/environments/${environment_id}`;
  expect(await (await call("DELETE", path)).json()).toEqual({});
  const statuses = ["", "/files", "/files/fibonacci.txt?alt=media"].map(
    async (rest) => (await call("GET", path + rest)).status,
  );
  expect(await Promise.all(statuses)).toEqual([404, 404, 404]);
  expect((await call("GET", `/v1/files/environment-${environment_id}:download?alt=media`)).status).toBe(404);
});

test("there is a bound to what is kept: the environment used the longest ago goes first", async () => {
  const { call } = createAgentClient();
  const ids: string[] = [];
  for (let index = 0; index < 501; index += 1) {
    ids.push((await (await call("POST", "/v1/environments", {})).json()).id);
    if (index === 1) await call("POST", "/emulator/clock", { advanceMs: 1_000 });
    if (index === 2) await call("GET", `/v1/environments/${ids[0]}/files`);
  }
  const statusOf = async (id: string | undefined) => (await call("GET", `/v1/environments/${id}`)).status;
  expect([await statusOf(ids[0]), await statusOf(ids[1]), await statusOf(ids[2])]).toEqual([200, 404, 200]);
});
