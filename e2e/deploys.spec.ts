import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ApiClient, newId } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { ChatPage, openBy } from "./chat-page";
import { expect, test } from "./fixtures";
import { readStream, readUntilTaken, type ShownTurn } from "./stream-reader";

const DEADLINE_MS = 25_000;

const wholeCount = (last: number) => Array.from({ length: last }, (_, index) => index + 1).join(" ");

/** Reads a turn to its end, coming back as often as the server sends the reader away. */
async function readToEnd(clients: readonly ApiClient[], turnId: string): Promise<ShownTurn> {
  for (let attempt = 0; ; attempt++) {
    const client = clients[Math.floor(Math.random() * clients.length)];
    const response = await client?.fetch(`/api/turns/${turnId}/events`).catch(() => null);
    const turn = response?.ok ? await readStream(response) : null;
    if (turn?.isSettled) return turn;
    if (attempt > 500) throw new Error("The turn does not settle.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("DU-03 a server that is told to end hands over 50 live answers within 25 s, and the next one ends them", async ({
  emulator,
}) => {
  test.setTimeout(120_000);
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const client = new ApiClient(app.url);
    await (await client.send({ text: "hello [pace: 0]" })).text();
    const turnIds = Array.from({ length: 50 }, newId);
    const streams = turnIds.map(async (turnId) => {
      const response = await client.send({ text: "count to 6000 [pace: 1]", turnId });
      return response.text();
    });
    await expect
      .poll(async () => (await emulator.calls("count to 6000")).length, { timeout: 20_000 })
      .toBe(turnIds.length);
    const began = Date.now();
    expect(await app.terminate()).toBe(0);
    expect(Date.now() - began).toBeLessThan(DEADLINE_MS);
    const texts = await Promise.all(streams);
    for (const text of texts) expect(text).toMatch(/stream\.reconnect|turn\.settled/);
    expect(texts.join("")).toContain("stream.reconnect");
    await app.restart();
    const turns = await Promise.all(turnIds.map((turnId) => readToEnd([client], turnId)));
    for (const turn of turns) {
      expect(turn.status).toBe("completed");
      expect(turn.text).toContain(wholeCount(6000));
    }
    expect(await emulator.calls("count to 6000")).toHaveLength(turnIds.length);
  } finally {
    await app.remove();
  }
});

test("DU-05 two servers on one folder answer as one, also when either is replaced meanwhile", async ({
  emulator,
}) => {
  test.setTimeout(120_000);
  const DATA_DIR = mkdtempSync(join(tmpdir(), "parley-two-"));
  const env = {
    DATA_DIR,
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
  };
  const apps: AppServer[] = [await startApp(env), await startApp(env)];
  try {
    const clients = apps.map((app) => new ApiClient(app.url));
    const [first, second] = clients;
    if (!first || !second) throw new Error("Two apps were started.");
    await (await first.send({ text: "hello [pace: 0]" })).text();
    second.cookie = first.cookie;
    const turnIds = Array.from({ length: 20 }, newId);
    const sent = turnIds.map((turnId, index) =>
      (clients[index % 2] ?? first)
        .send({ text: "count to 2000 [pace: 1] twice", turnId })
        .then(readUntilTaken),
    );
    await Promise.all(sent);
    const read = turnIds.map((turnId) => readToEnd(clients, turnId));
    await apps[0]?.kill();
    await apps[0]?.restart();
    for (const turn of await Promise.all(read)) {
      expect(turn.status).toBe("completed");
      expect(turn.text).toContain(wholeCount(2000));
    }
    expect(await emulator.calls("count to 2000")).toHaveLength(turnIds.length);
  } finally {
    for (const app of apps) await app.remove();
    rmSync(DATA_DIR, { recursive: true, force: true });
  }
});

test.describe("a page from before a deploy", () => {
  // The code that the new build does not have any more.
  test.use({ expectedConsole: [/Failed to load resource|ChunkLoadError|Loading chunk/] });

  test("DU-22 loads itself again where its code is gone, with its draft @phone", async ({ page }) => {
    const chat = new ChatPage(page);
    await page.goto("/");
    await chat.write("half a thought");
    await page.route("**/api/health", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "x-parley-build": "another" } });
    });
    let isReplaced = true;
    await page.route("**/_next/static/**", (route) =>
      isReplaced ? route.fulfill({ status: 404 }) : route.continue(),
    );
    const reloaded = page.waitForEvent("load");
    page.once("framenavigated", () => {
      isReplaced = false;
    });
    await page.getByRole("button", { name: "Settings", exact: true }).click();
    await reloaded;
    await expect(chat.message).toHaveValue("half a thought");
    await openBy(
      page.getByRole("button", { name: "Settings", exact: true }),
      page.getByRole("dialog", { name: "Settings" }),
    );
  });
});
