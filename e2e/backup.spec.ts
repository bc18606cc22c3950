import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect } from "@playwright/test";
import { createDatabase, findPostgres } from "../scripts/set-up/postgres.mjs";
import { ApiClient, newId } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { runNode } from "./child";
import { type EmulatorServer, startEmulator } from "./emulator-server";
import { type Attachment, attach, textFile } from "./files";
import { followTurn } from "./follow-turn";
import { WITHOUT_POSTGRES } from "./instances";
import { readStream, type ShownTurn } from "./stream-reader";

type Answered = { threadId: string; turnId: string; shown: ShownTurn | null; file: Attachment; at: number };

const SETTLE_MS = 30_000;
const FIRST = 6;
const PEOPLE = 3;

const test = base.extend<{ folder: string }, { emulator: EmulatorServer }>({
  emulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const emulator = await startEmulator(0.2);
      await use(emulator);
      await emulator.remove();
    },
    { scope: "worker" },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "parley-backup-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

const envOf = (emulator: EmulatorServer) => ({
  GEMINI_API_KEY: "test-key",
  GOOGLE_GEMINI_BASE_URL: emulator.url,
});

/** One person at several places: sends messages with files, and reads every answer to its end. */
async function talk(client: ApiClient, answered: Answered[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const { threadId, turnId } = { threadId: newId(), turnId: newId() };
    const file = await attach(client, textFile(`Words of ${turnId}`));
    const body = {
      turnId,
      parentId: null,
      input: [{ type: "text", text: "count to 60" }, file.content],
      settings: { model: "gemini-3.8-flash" },
      newThread: true,
    };
    const response = await client.fetch(`/api/threads/${threadId}/turns`, { method: "POST", body });
    const shown = await readStream(response);
    if (shown?.isSettled) answered.push({ threadId, turnId, shown, file, at: Date.now() });
  }
}

/** Makes a backup while people talk. Returns who they are, and what was answered before it began and since. */
async function backUpUnderLoad(app: AppServer, target: string, env: Record<string, string>) {
  const client = new ApiClient(app.url);
  await (await client.send({ text: "hello" })).text();
  const answered: Answered[] = [];
  let isOver = false;
  const talking = Promise.all(Array.from({ length: PEOPLE }, () => talk(client, answered, () => isOver)));
  await expect.poll(() => answered.length, { timeout: SETTLE_MS }).toBeGreaterThanOrEqual(FIRST);
  const before = [...answered];
  const began = Date.now();
  const { code, output } = await runNode("scripts/backup.mjs", [target], env);
  const tookMs = Date.now() - began;
  isOver = true;
  await talking;
  expect(code, output).toBe(0);
  return { client, before, since: answered.slice(before.length), tookMs };
}

/** Everything that was answered before the backup began is there, word for word, with its files, and the app goes on. */
async function expectWhole(
  client: ApiClient,
  restored: AppServer,
  before: readonly Answered[],
): Promise<void> {
  client.url = restored.url;
  for (const { threadId, turnId, shown, file } of before) {
    expect(await followTurn(client, turnId, { ms: SETTLE_MS })).toEqual(shown);
    const served = await client.fetch(`/api/media/${file.content?.media.id}`);
    expect(await served.text()).toBe(`Words of ${turnId}`);
    const { turns } = await client.json<{ turns: unknown[] }>(`/api/threads/${threadId}`);
    expect(turns).toHaveLength(1);
  }
  expect((await readStream(await client.send({ text: "hello" })))?.status).toBe("completed");
}

/** How much of what came after the backup began is in it: nothing of that is promised. */
async function sayRpo(client: ApiClient, since: readonly Answered[], tookMs: number): Promise<void> {
  const found = await Promise.all(since.map(({ turnId }) => client.fetch(`/api/turns/${turnId}/events`)));
  await Promise.all(found.map((response) => response.body?.cancel()));
  const kept = found.filter(({ status }) => status === 200).length;
  // biome-ignore lint/suspicious/noConsole: the figures are what a drill is for.
  console.log(
    `The backup took ${tookMs} ms under load. Of what was answered before it began nothing is lost; of ${since.length} answers since, ${kept} are in it. So at most what came since its beginning is lost.`,
  );
}

test("DU-09 a backup of a folder under load is restored to a server that has every answer from before it", async ({
  emulator,
  folder,
}) => {
  test.setTimeout(180_000);
  const app = await startApp(envOf(emulator));
  const [backup, target] = [join(folder, "backup"), join(folder, "restored")];
  try {
    const { client, before, since, tookMs } = await backUpUnderLoad(app, backup, { DATA_DIR: app.folder });
    await app.kill();
    const env = { DATA_DIR: target };
    expect(await runNode("scripts/restore.mjs", [backup], env)).toMatchObject({ code: 0 });
    const restored = await startApp({ ...envOf(emulator), ...env });
    try {
      await expectWhole(client, restored, before);
      await sayRpo(client, since, tookMs);
    } finally {
      await restored.remove();
    }

    await test.step("it does not write over what is there, unless it is told to, and then keeps that", async () => {
      const refused = await runNode("scripts/restore.mjs", [backup], env);
      expect(refused.code).toBe(1);
      expect(refused.output).toContain("is not empty");
      expect((await runNode("scripts/restore.mjs", [backup, "--force"], env)).code).toBe(0);
      const beside = readdirSync(target).find((name) => name.startsWith("before-"));
      expect(existsSync(join(target, beside ?? "", "parley.db"))).toBe(true);
      expect((await runNode("scripts/backup.mjs", [backup], env)).output).toContain("is not empty");
    });

    await test.step("a backup that was changed is not restored", async () => {
      const other = { DATA_DIR: join(folder, "other") };
      const [{ id = "" } = {}] = filesOf(backup);
      appendFileSync(join(backup, "blobs", id.slice(0, 2), id), "x");
      const damaged = await runNode("scripts/restore.mjs", [backup], other);
      expect(damaged.code).toBe(1);
      expect(damaged.output).toContain(id);
      expect(existsSync(join(folder, "other", "parley.db"))).toBe(false);
      appendFileSync(join(backup, "parley.db"), "x");
      expect((await runNode("scripts/restore.mjs", [backup], other)).output).toContain(
        "not as it was written",
      );
    });
  } finally {
    await app.remove();
  }
});

function filesOf(backup: string): { id: string }[] {
  const starts = readdirSync(join(backup, "blobs"));
  return starts.flatMap((start) => readdirSync(join(backup, "blobs", start)).map((id) => ({ id })));
}

test("DU-09 a backup of a PostgreSQL under load is restored to a server that has every answer from before it", async ({
  emulator,
  folder,
}) => {
  test.setTimeout(180_000);
  const server = await findPostgres();
  test.skip(server === null, WITHOUT_POSTGRES);
  test.skip(spawnSync("pg_dump", ["--version"]).error !== undefined, "pg_dump is not installed here.");
  if (!server) return;
  const [from, to] = [await createDatabase(server), await createDatabase(server)];
  const app = await startApp({ ...envOf(emulator), DATABASE_URL: from.url });
  const backup = join(folder, "backup");
  try {
    const { client, before, since, tookMs } = await backUpUnderLoad(app, backup, {
      DATA_DIR: app.folder,
      DATABASE_URL: from.url,
    });
    await app.kill();
    const env = { DATA_DIR: join(folder, "restored"), DATABASE_URL: to.url };
    const { code, output } = await runNode("scripts/restore.mjs", [backup], env);
    expect(code, output).toBe(0);
    expect((await runNode("scripts/restore.mjs", [backup], env)).output).toContain("is not empty");
    const restored = await startApp({ ...envOf(emulator), ...env });
    try {
      await expectWhole(client, restored, before);
      await sayRpo(client, since, tookMs);
    } finally {
      await restored.remove();
    }
    const manifest = readFileSync(join(backup, "manifest.json"), "utf8");
    expect(JSON.parse(manifest)).toMatchObject({ engine: "postgres", files: { missing: [] } });

    await test.step("a file of it that is damaged is named, and keeps no other from coming back", async () => {
      const [damaged = "", ...others] = filesOf(backup).map(({ id }) => id);
      appendFileSync(join(backup, "blobs", damaged.slice(0, 2), damaged), "x");
      const again = { ...env, DATA_DIR: join(folder, "again") };
      const partly = await runNode("scripts/restore.mjs", [backup, "--force"], again);
      expect(partly.code).toBe(1);
      expect(partly.output).toContain(damaged);
      const found = filesOf(again.DATA_DIR).map(({ id }) => id);
      expect(found.sort()).toEqual(others.sort());
      expect(found.length).toBeGreaterThan(1);
    });
  } finally {
    await app.remove();
    await from.remove();
    await to.remove();
  }
});
