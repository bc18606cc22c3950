import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { textFile } from "./files";
import { expect } from "./fixtures";
import { answerOf, expectRefusal, test } from "./http-fixtures";
import { askAboutFile, createShare, makeShare, type ShareThings } from "./share-things";
import { comparable } from "./sharing";

const addressesOf = ({ shareId, fileId }: Pick<ShareThings, "shareId" | "fileId">) => ({
  page: `/s/${shareId}`,
  json: `/api/shares/${shareId}`,
  picture: `/api/shares/${shareId}/picture`,
  file: `/api/shares/${shareId}/files/${fileId}`,
});

/** What a link answers, at each of its addresses, to somebody who has never been here. */
async function statusesOf(url: string, share: Pick<ShareThings, "shareId" | "fileId">): Promise<number[]> {
  const nobody = new ApiClient(url);
  const statuses: number[] = [];
  for (const address of Object.values(addressesOf(share))) {
    for (const headers of [{}, { rsc: "1" }, { "if-none-match": "*", "cache-control": "max-age=9999" }]) {
      const response = await nobody.fetch(address, { headers: headers as Record<string, string> });
      await response.arrayBuffer();
      statuses.push(response.status);
      expect(nobody.cookie, "nobody becomes somebody by looking").toBeNull();
    }
  }
  return statuses;
}

const all = (status: number) => Array<number>(12).fill(status);

test("SH-01 SH-02 a link shows itself to anybody, asks not to be found, and is kept nowhere", async ({
  app,
  client,
}) => {
  const share = await makeShare(client);
  expect(share.shareId).toMatch(/^[\w-]{22}$/);
  expect(await statusesOf(app.url, share)).toEqual(all(200));
  const missing = { shareId: newId(), fileId: newId() };
  expect(await statusesOf(app.url, missing)).toEqual(all(404));
  for (const address of [...Object.values(addressesOf(share)), ...Object.values(addressesOf(missing))]) {
    const { headers } = await fetch(app.url + address);
    expect(headers.get("x-robots-tag"), address).toBe("noindex, nofollow, noarchive");
    expect(headers.get("referrer-policy"), address).toBe("no-referrer");
    expect(headers.get("cache-control"), address).toBe("private, no-store");
  }
});

test("SH-03 whoever collects pages may read that these are not to be listed, and no list names them", async ({
  client,
}) => {
  const robots = await client.fetch("/robots.txt");
  expect(robots.status).toBe(200);
  expect(await robots.text()).not.toMatch(/^\s*disallow:\s*\S/im);
  expect((await client.fetch("/sitemap.xml")).status).toBe(404);
});

test("SH-04 a shared page stays as it is, byte by byte, whatever happens to the conversation", async ({
  app,
  client,
}) => {
  const { threadId, turnId } = await askAboutFile(client, textFile("words"));
  const body = createShare({ turnId }, "bridges");
  const { id } = await client.json<{ id: string }>(`/api/threads/${threadId}/shares`, {
    method: "POST",
    body,
  });
  const shown = async () => [
    await (await fetch(`${app.url}/api/shares/${id}`)).text(),
    comparable(await (await fetch(`${app.url}/s/${id}`)).text()),
  ];
  const before = await shown();
  let parentId: string | null = turnId;
  for (const text of ["And arches?", "And ropes?", "And ice?"]) {
    const next = newId();
    await (await client.send({ text, threadId, turnId: next, parentId })).text();
    parentId = next;
  }
  const edited = { turnId: newId(), parentId: null, input: [{ type: "text", text: "Edited" }] };
  const settings = { model: "gemini-3.8-flash" };
  await (
    await client.fetch(`/api/threads/${threadId}/turns`, { method: "POST", body: { ...edited, settings } })
  ).text();
  await client.json(`/api/threads/${threadId}`, { method: "PATCH", body: { title: "Secrets" } });
  expect(await shown()).toEqual(before);
});

test("SH-05 a link that is revoked is gone at once, everywhere, whoever has looked before", async ({
  app,
  client,
}) => {
  const share = await makeShare(client);
  expect(await statusesOf(app.url, share), "looked at before").toEqual(all(200));
  await client.json(`/api/shares/${share.shareId}`, { method: "DELETE" });
  expect(await statusesOf(app.url, share)).toEqual(all(410));
  const { json, picture, file } = addressesOf(share);
  for (const address of [json, picture, file]) await expectRefusal(await fetch(app.url + address), 410);
});

test("SH-05 all links of a person can be revoked together, and nobody else's", async ({ app, client }) => {
  const other = new ApiClient(app.url);
  const [first, second, others] = [await makeShare(client), await makeShare(client), await makeShare(other)];
  await client.json("/api/shares", { method: "DELETE" });
  expect(await statusesOf(app.url, first)).toEqual(all(410));
  expect(await statusesOf(app.url, second)).toEqual(all(410));
  expect(await statusesOf(app.url, others)).toEqual(all(200));
  expect(await client.json("/api/shares")).toEqual({ shares: [] });
});

test("SH-07 links go with their conversation, come back with it, and go with their owner", async ({
  app,
  client,
}) => {
  const share = await makeShare(client);
  const { shares } = await client.json<{ shares: { threadId: string }[] }>("/api/shares");
  const threadId = shares[0]?.threadId;
  await client.json(`/api/threads/${threadId}`, { method: "DELETE" });
  expect(await statusesOf(app.url, share)).toEqual(all(410));
  await client.json(`/api/threads/${threadId}/restore`, { method: "POST", body: {} });
  expect(await statusesOf(app.url, share)).toEqual(all(200));
  expect((await client.fetch("/api/account", { method: "DELETE" })).status).toBe(200);
  expect(await statusesOf(app.url, share)).toEqual(all(410));
});

const INSTRUCTION = `canary-instruction-${newId()}`;
const AGENT = `canary-browser-${newId()}`;

/** Columns whose values are shown, or are the share's own. */
const SHOWN = /^(shares|share_files)\.|\.(model|mime_type|declared_type|status|kind|name|title|size)$/;

/** An id or a hash, which has more than small letters, or a moment. */
const SECRET = /(?=[a-z-]*[A-Z\d_])[\w-]{20,}|(?<!\d)1[789]\d{11}(?!\d)|v1_[\w-]+/g;

/** The pages that an answer rests on are shown with it. */
const withoutSources = (value: unknown) =>
  String(value).replaceAll(/https:[^"\\]*grounding-api-redirect[^"\\]*/g, "");

/** Every id, hash and moment that the database has. */
function secretsIn(file: string): Set<string> {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const secrets = new Set<string>();
  for (const { name } of tables) {
    for (const row of database.prepare(`select * from "${name}"`).all()) {
      for (const [column, value] of Object.entries(row)) {
        if (SHOWN.test(`${name}.${column}`)) continue;
        for (const [secret] of withoutSources(value).matchAll(SECRET)) secrets.add(secret);
      }
    }
  }
  database.close();
  return secrets;
}

test("SH-06 SH-08 nothing of the owner, of Google, or of the server is in any byte of a link", async ({
  emulator,
}) => {
  const app = await startApp({ GEMINI_API_KEY: "test-key", GOOGLE_GEMINI_BASE_URL: emulator.url });
  try {
    const client = new ApiClient(app.url);
    const headers = { "user-agent": AGENT };
    const { threadId, turnId, mediaId } = await askAboutFile(client, textFile("the words of a file"));
    const second = newId();
    const settings = {
      model: "gemini-3.8-flash",
      system_instruction: INSTRUCTION,
      tools: [{ type: "google_search" }],
    };
    const input = [{ type: "text", text: "who won Euro 2024?" }];
    const asking = { turnId: second, parentId: turnId, input, settings };
    const asked = await client.fetch(`/api/threads/${threadId}/turns`, {
      method: "POST",
      body: asking,
      headers,
    });
    await asked.text();
    const body = { ...createShare({ turnId: second }, "football"), mediaIds: [mediaId] };
    const path = `/api/threads/${threadId}/shares`;
    const { id } = await client.json<{ id: string }>(path, { method: "POST", body, headers });
    const secrets = secretsIn(join(app.folder, "parley.db"));
    for (const known of [threadId, turnId, second, mediaId])
      expect(secrets, "what is looked for").toContain(known);
    const said: string[] = [];
    for (const address of [`/s/${id}`, `/api/shares/${id}`, `/api/shares/${id}/picture`]) {
      for (const asking of [{}, { rsc: "1" }, { cookie: client.cookie ?? "" }] as Record<string, string>[]) {
        const response = await fetch(app.url + address, { headers: { ...asking, "user-agent": AGENT } });
        expect(response.status).toBe(200);
        const got = [...response.headers].filter(([name]) => !/^x-(request|parley)/.test(name));
        said.push(JSON.stringify(got), Buffer.from(await response.arrayBuffer()).toString("latin1"));
      }
    }
    const text = said.join("\n");
    expect(text).toContain("who won Euro 2024?");
    const cookie = client.cookie?.split("=")[1] ?? "none";
    const found = [...secrets, INSTRUCTION, AGENT, cookie, app.folder, "127.0.0.1", "generativelanguage"];
    expect(found.filter((secret) => text.includes(secret))).toEqual([]);
  } finally {
    await app.remove();
  }
});

test("SH-09 a link or a file that never was is answered like anything that is not there", async ({
  app,
  client,
}) => {
  const { shareId } = await makeShare(client);
  const nobody = new ApiClient(app.url);
  const missing = await answerOf(await nobody.fetch(`/api/shares/${newId()}`));
  expect(missing.status).toBe(404);
  const others = [`/api/shares/${newId()}/picture`, `/api/shares/${newId()}/files/${newId()}`];
  for (const address of [...others, `/api/shares/${shareId}/files/${newId()}`, "/api/shares/x"]) {
    expect(await answerOf(await nobody.fetch(address)), address).toEqual(missing);
  }
});

test("SH-12 200 who ask for the picture of a link at once all get it, and the server goes on", async ({
  app,
  client,
}) => {
  const { shareId } = await makeShare(client);
  const address = `${app.url}/api/shares/${shareId}/picture`;
  const answers = await Promise.all(Array.from({ length: 200 }, () => fetch(address)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(200);
  const pictures = await Promise.all(answers.map(async (answer) => Buffer.from(await answer.arrayBuffer())));
  const [first = Buffer.alloc(24)] = pictures;
  expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
  expect(pictures.every((picture) => picture.equals(first))).toBe(true);
  expect((await client.fetch("/api/health")).status).toBe(200);
});

test("SH-14 who continues a shared conversation has one of their own, which Google is told anew", async ({
  app,
  client,
  emulator,
}) => {
  const { shareId } = await makeShare(client);
  const viewer = new ApiClient(app.url);
  const { threadId } = await viewer.json<{ threadId: string }>(`/api/shares/${shareId}/continue`, {
    method: "POST",
    body: {},
  });
  expect(viewer.cookie).not.toBeNull();
  const { turns } = await viewer.json<{ turns: { id: string }[] }>(`/api/threads/${threadId}`);
  expect((await client.fetch(`/api/threads/${threadId}`)).status, "it is not the owner's").toBe(404);
  const text = `And arches, ${newId()}?`;
  const sent = await viewer.send({ text, threadId, parentId: turns[0]?.id ?? null });
  expect(await sent.text()).toContain('"completed"');
  const [call] = await emulator.calls(text);
  expect(call).not.toHaveProperty("previous_interaction_id");
  expect(JSON.stringify(call)).toContain("What is this?");
  const refused = await new ApiClient(app.url).fetch(`/api/shares/${newId()}/continue`, {
    method: "POST",
    body: {},
  });
  await expectRefusal(refused, 404);
});
