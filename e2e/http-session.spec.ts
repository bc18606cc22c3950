import { ApiClient, newId } from "./api-client";
import { expect } from "./fixtures";
import { answerOf, test } from "./http-fixtures";
import { addressOf, READS } from "./routes";
import { createThings } from "./things";

const BITS_128_BASE64URL = 22;

function tokenOf(client: ApiClient): { name: string; token: string } {
  const [name = "", token = ""] = client.cookie?.split("=") ?? [];
  return { name, token };
}

/** The token with another character at each position. */
function flips(token: string): string[] {
  return [...token].map(
    (letter, at) => token.slice(0, at) + (letter === "A" ? "B" : "A") + token.slice(at + 1),
  );
}

function forgeries(name: string, token: string): string[] {
  const values = [
    ...flips(token),
    token.slice(1),
    token.slice(0, -1),
    `${token}A`,
    `${token}=`,
    `${token}=A`,
    `${token}%00`,
    `"${token}"`,
    token.toUpperCase(),
    token.toLowerCase(),
    [...token].reverse().join(""),
    "",
    "A".repeat(token.length),
    "A".repeat(4_000),
    "'; DROP TABLE sessions; --",
    "%",
    "%zz",
    "null",
    "[object Object]",
    "\u00ff\u00fe",
  ];
  return [
    ...values.map((value) => `${name}=${value}`),
    `${name.toLowerCase()}x=${token}`,
    `${name.toLowerCase()}=${token}`,
    `x${name}=${token}`,
    `${name}`,
    "=",
    ";;;",
    `=${token}`,
  ];
}

test("AZ-10 the first message makes a session in a cookie that only this site's server gets", async ({
  app,
}) => {
  const client = new ApiClient(app.url);
  const response = await client.send({ text: "hello" });
  await response.text();
  const [secure = "", plain = "", ...others] = response.headers.getSetCookie();
  const [pair = "", ...attributes] = secure.split("; ");
  expect(pair).toMatch(/^__Host-sid=[A-Za-z0-9_-]{43}$/);
  expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=34560000", "Path=/", "SameSite=Lax", "Secure"]);
  expect(secure.length).toBeLessThan(4_096);
  // The tests speak plain http to this machine, where one browser takes no secure cookie.
  expect(plain).toBe(`${pair.replace("__Host-", "")}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`);
  expect(others).toEqual([]);
  const second = await client.send({ text: "hello again" });
  await second.text();
  expect(second.headers.getSetCookie(), "one session is enough").toEqual([]);
});

test("AZ-10 nothing is set by reading, whoever reads", async ({ app, client }) => {
  const things = await createThings(client, "mine");
  const { name } = tokenOf(client);
  const pages = ["/", `/threads/${things.threadId}`, `/threads/${newId()}`, "/nothing", "/api/nothing"];
  const addresses = [...pages, ...READS.map(({ path }) => addressOf(path, things))];
  for (const cookie of ["", `${name}=${"A".repeat(43)}`, client.cookie ?? ""]) {
    for (const address of addresses) {
      const response = await fetch(app.url + address, { headers: { cookie } });
      await response.text();
      expect(response.headers.getSetCookie(), `${address} with "${cookie.slice(0, 20)}"`).toEqual([]);
    }
  }
});

test("AZ-09 a cookie that was changed anywhere is nobody's", async ({ client }) => {
  const things = await createThings(client, "mine");
  const address = `/api/threads/${things.threadId}`;
  const { name, token } = tokenOf(client);
  const nobody = new ApiClient(client.url);
  const [noThreads, noThread] = [
    await answerOf(await nobody.fetch("/api/threads")),
    await answerOf(await nobody.fetch(address)),
  ];
  expect(noThreads.body).toBe('{"threads":[],"nextCursor":null,"pinned":[],"folders":[]}');
  expect(noThread.status).toBe(404);
  for (const cookie of forgeries(name, token)) {
    const headers = { cookie };
    expect(await answerOf(await nobody.fetch("/api/threads", { headers })), cookie).toEqual(noThreads);
    expect(await answerOf(await nobody.fetch(address, { headers })), cookie).toEqual(noThread);
  }
  expect((await client.fetch(address)).status, "the true one still is the owner's").toBe(200);
});

test("AZ-09 two cookies of the name are nobody's, in either order", async ({ client }) => {
  const things = await createThings(client, "mine");
  const { name, token } = tokenOf(client);
  const other = `${name}=${"A".repeat(43)}`;
  for (const cookie of [
    `${name}=${token}; ${other}`,
    `${other}; ${name}=${token}`,
    `${name}=; ${client.cookie}`,
  ]) {
    const response = await fetch(`${client.url}/api/threads/${things.threadId}`, { headers: { cookie } });
    await response.text();
    expect(response.status, cookie).toBe(404);
  }
});

test("AZ-09 a cookie among others of the site is found", async ({ client }) => {
  const things = await createThings(client, "mine");
  const cookie = `a=1; ${client.cookie}; theme=dark; b="x=y"`;
  const response = await fetch(`${client.url}/api/threads/${things.threadId}`, { headers: { cookie } });
  await response.text();
  expect(response.status).toBe(200);
});

test("AZ-09 who comes with a broken cookie gets a new identity with their first message", async ({ app }) => {
  for (const value of ["", "garbage", "A".repeat(43), "A".repeat(4_000)]) {
    const client = new ApiClient(app.url);
    client.cookie = `__Host-sid=${value}`;
    const response = await client.send({ text: "hello" });
    await response.text();
    expect(response.status).toBe(200);
    expect(tokenOf(client).token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await client.json<{ threads: unknown[] }>("/api/threads")).threads).toHaveLength(1);
  }
});

test("AZ-08 sessions are named by chance: none twice, none in order", async ({ app }) => {
  const tokens: string[] = [];
  for (let count = 0; count < 30; count += 1) {
    const client = new ApiClient(app.url);
    const response = await client.send({ text: "hello" });
    await response.text();
    tokens.push(tokenOf(client).token);
  }
  expect(new Set(tokens).size).toBe(tokens.length);
  expect(tokens).not.toEqual([...tokens].sort());
  expect(tokens).not.toEqual([...tokens].sort().reverse());
});

test("AZ-08 no id is taken that could be guessed or counted", async ({ client, marker }) => {
  const ids = [
    "1",
    "42",
    "thread",
    crypto.randomUUID(),
    newId().slice(1),
    `${newId()}A`,
    `${newId().slice(1)}.`,
  ];
  for (const id of ids) {
    expect(id).not.toMatch(new RegExp(`^[A-Za-z0-9_-]{${BITS_128_BASE64URL}}$`));
    const asTurn = await client.send({ text: marker.text, turnId: id });
    await asTurn.text();
    expect(asTurn.status, `turn ${id}`).toBe(400);
    const body = {
      turnId: newId(),
      parentId: null,
      input: [{ type: "text", text: marker.text }],
      settings: { model: "gemini-3.8-flash" },
      newThread: true,
    };
    const asThread = await client.fetch(`/api/threads/${id}/turns`, { method: "POST", body });
    await asThread.text();
    expect(asThread.status, `thread ${id}`).toBe(404);
  }
  expect(client.cookie).toBeNull();
  expect(await marker.upstreamCalls()).toBe(0);
});
