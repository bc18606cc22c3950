import { execFile } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ApiClient } from "./api-client";
import { type Child, findNode, type Place, startNode, waitForAnswer } from "./child";
import { allOf, copiesOf, environmentOf, ROOT, readDockerfile } from "./dockerfile";
import { expect } from "./fixtures";
import { findFreePort } from "./free-port";
import { test } from "./http-fixtures";
import { layOutImage, removeImage } from "./image-tree";

const stages = readDockerfile();
const image = stages.at(-1);
if (!image) throw new Error("The Dockerfile has no stage.");

const NOBODY = 65_534;
/** Only root can become somebody else; anybody else is nobody of importance already. */
const isRoot = process.getuid?.() === 0;

test.describe("the Dockerfile", () => {
  test("is of the official image of Node 24, and of files that are there", () => {
    const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n");
    for (const { from, instructions } of stages) {
      expect(from).toMatch(/^node:24-[\w.-]+$/);
      expect(instructions.length).toBeGreaterThan(0);
    }
    for (const { from, sources } of stages.flatMap(copiesOf)) {
      const paths = sources.map((source) => (from === null ? source : source.replace(/^\/app\//, "")));
      for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
      if (from === null) expect(paths.filter((path) => ignored.includes(path))).toEqual([]);
      else expect(stages.map(({ name }) => name)).toContain(from);
    }
  });

  test("PX-01 puts no secret and no folder of conversations into a layer", () => {
    const ignored = readFileSync(join(ROOT, ".dockerignore"), "utf8").split("\n");
    expect(ignored).toEqual(expect.arrayContaining([".env", ".env.*", ".data", ".git"]));
    const named = stages.flatMap((stage) => [...Object.keys(environmentOf(stage)), ...allOf(stage, "ARG")]);
    expect(named.filter((name) => /KEY|SECRET|TOKEN|PASS|URL/.test(name))).toEqual([]);
  });

  test("runs as somebody who is not root, and says how it is", () => {
    expect(allOf(image, "USER")).toEqual(["node"]);
    expect(allOf(image, "VOLUME")).toEqual([environmentOf(image).DATA_DIR]);
    expect(allOf(image, "HEALTHCHECK")).toHaveLength(1);
  });
});

test.describe("what the image is made of", () => {
  let tree: string;
  let folder: string;
  let server: Child;
  let url: string;
  let env: Record<string, string>;
  const place = (): Place => ({ cwd: tree, ...(isRoot && { uid: NOBODY, gid: NOBODY }) });

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    tree = layOutImage(image);
    folder = mkdtempSync(join(tmpdir(), "parley-volume-"));
    if (isRoot) chownSync(folder, NOBODY, NOBODY);
    const port = await findFreePort();
    url = `http://127.0.0.1:${port}`;
    env = { ...environmentOf(image), DATA_DIR: folder, PORT: String(port), EMULATOR_PACE: "0" };
    const [program, script, ...args] = JSON.parse(allOf(image, "CMD")[0] ?? "[]");
    expect(program).toBe("node");
    server = startNode(script, args, env, place());
    await waitForAnswer(`${url}/api/ready`, server);
  });
  test.afterAll(async () => {
    await server.end("SIGKILL");
    removeImage(tree);
    rmSync(folder, { recursive: true });
  });

  const checkHealth = async () => {
    const [, command = "[]"] = /CMD (\[.*\])/.exec(allOf(image, "HEALTHCHECK")[0] ?? "") ?? [];
    const [, ...args] = JSON.parse(command);
    const run = promisify(execFile)(findNode(), args, { env: { NODE_ENV: "production", ...env } });
    return run.then(
      () => 0,
      ({ code }) => code,
    );
  };

  test("answers, as nobody, from files that it cannot change, and keeps what is said in its volume", async () => {
    const client = new ApiClient(url);
    expect(await (await client.send({ text: "hello" })).text()).toContain("turn.settled");
    const page = await client.fetch("/");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("/_next/static/");
    expect(readdirSync(folder)).toContain("parley.db");
    expect(await checkHealth()).toBe(0);
    expect(server.output()).not.toMatch(/"level":[456]0|EACCES|EROFS|EPERM|⨯/);
  });

  test("ends well when it is told to, and is not healthy then", async () => {
    expect(await server.end("SIGTERM")).toBe(0);
    expect(await checkHealth()).toBe(1);
  });
});
