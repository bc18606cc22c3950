import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ApiClient, newId } from "./api-client";
import { type AppServer, startApp } from "./app-server";
import { expect } from "./fixtures";
import { test } from "./http-fixtures";
import { addressOf, READS } from "./routes";
import { startScriptedGoogle } from "./scripted-google";
import { createThings } from "./things";

// As long as one of Google's, and no key at all.
const KEY = `AIza${"Canary0_".repeat(5).slice(0, 35)}`;
const PROJECT = "projects/987654321098";

const BUILD = join(import.meta.dirname, "../.next");

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const path = join(folder, name);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) yield path;
  }
}

const holding = (folder: string, text: string) =>
  [...filesIn(folder)].filter((path) => readFileSync(path).includes(text));

/** Everything that the app says of things of somebody's: pages, what React reads of them, and JSON. */
async function sayAll(app: AppServer, client: ApiClient): Promise<string> {
  const things = await createThings(client, "mine");
  const pages = ["/", `/threads/${things.threadId}`, "/agents", "/environments", "/nothing"];
  const reads = READS.filter(({ needs }) => needs === undefined).map(({ path }) => addressOf(path, things));
  const texts: string[] = [];
  for (const address of [...pages, ...reads]) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const response = await client.fetch(address, { headers });
      texts.push(JSON.stringify([...response.headers]), await response.text());
    }
  }
  return texts.join("\n") + app.output();
}

test("PX-01 the key is in no page, no answer, no log and no file", async ({ emulator }) => {
  test.slow();
  const app = await startApp({ GEMINI_API_KEY: KEY, GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const said = await sayAll(app, new ApiClient(app.url));
    expect(said.includes(KEY)).toBe(false);
    await app.terminate();
    expect(app.output()).not.toContain(KEY);
    expect(holding(app.folder, KEY)).toEqual([]);
    expect(holding(app.folder, "mine").length, "what is looked through is what was written").toBeGreaterThan(
      0,
    );
  } finally {
    await app.remove();
  }
});

test("PX-01 PX-09 the build has no key in it, and gives away no source", async ({ client }) => {
  expect(holding(join(BUILD, "static"), "test-key")).toEqual([]);
  const keys = [...filesIn(join(BUILD, "static"))].filter((path) =>
    new RegExp(`AI${"za"}[0-9A-Za-z_-]{35}`).test(readFileSync(path, "utf8")),
  );
  expect(keys).toEqual([]);
  const maps = [...filesIn(join(BUILD, "static"))].filter((path) => path.endsWith(".map"));
  for (const path of maps)
    expect(JSON.parse(readFileSync(path, "utf8")), path).toMatchObject({ sources: [] });
  expect(holding(join(BUILD, "static"), "sourceMappingURL")).toEqual([]);
  for (const address of ["/", "/api/health", "/icon.svg", "/nothing"]) {
    const { headers } = await client.fetch(address);
    for (const name of ["x-powered-by", "server", "x-nextjs-prerender", "x-vercel-id"]) {
      expect(headers.get(name), `${name} of ${address}`).toBeNull();
    }
  }
});

test("PX-03 an error of Google's that quotes the key, the project and the address is shown without them", async ({
  emulator,
}) => {
  const google = await startScriptedGoogle(emulator.url);
  const app = await startApp({ GEMINI_API_KEY: KEY, GOOGLE_GEMINI_BASE_URL: google.url });
  try {
    const client = new ApiClient(app.url);
    const address = `https://generativelanguage.googleapis.com/v1beta/interactions?key=${KEY}`;
    const message = `The key ${KEY} of ${PROJECT} was refused at ${address} for a reason.`;
    google.refuseWith(message);
    const threadId = newId();
    const stream = await (await client.send({ text: "Hello", threadId })).text();
    google.answerWith({ step: { type: "model_output", error: { code: 500, message } } });
    const second = await (await client.send({ text: "Hello" })).text();
    expect(stream).toContain("for a reason");
    const said = [
      stream,
      second,
      await (await client.fetch(`/api/threads/${threadId}`)).text(),
      app.output(),
    ].join("\n");
    for (const secret of [KEY, PROJECT, "generativelanguage"]) expect(said).not.toContain(secret);
    await app.terminate();
    for (const secret of [KEY, PROJECT]) expect(holding(app.folder, secret)).toEqual([]);
  } finally {
    google.remove();
    await app.remove();
  }
});

test("PX-07 answers that are written at once never cross", async ({ app }) => {
  test.slow();
  const people = [new ApiClient(app.url), new ApiClient(app.url)];
  for (const client of people) await client.json("/api/session", { method: "POST", body: {} });
  const asked = Array.from({ length: 60 }, (_, index) => {
    const word = `w${String(index).padStart(3, "0")}${crypto.randomUUID().slice(0, 8)}`;
    return { word, client: people[index % 2] ?? new ApiClient(app.url) };
  });
  const WAVE = 6;
  for (let at = 0; at < asked.length; at += WAVE) {
    const wave = asked.slice(at, at + WAVE);
    const answers = await Promise.all(
      wave.map(async ({ word, client }) => (await client.send({ text: `Say hello to ${word}` })).text()),
    );
    for (const [index, answer] of answers.entries()) {
      expect(answer).toContain("turn.settled");
      const others = asked.filter(({ word }) => word !== wave[index]?.word);
      expect(others.filter(({ word }) => answer.includes(word))).toEqual([]);
    }
  }
});
