import { accountsTest, PASSPHRASE, passphraseTest } from "./access-servers";
import { ApiClient, newId } from "./api-client";
import { startApp } from "./app-server";
import { startNode } from "./child";
import { expect } from "./fixtures";
import { findFreePort } from "./free-port";
import { expectRefusal, test } from "./http-fixtures";
import { addressWith, ENDPOINTS, nameOf, OFF } from "./routes";

const EVIL = "evil.example";
/** Of the endpoints these alone answer who has not signed in. */
const PUBLIC =
  /^\/(api\/(health|ready|metrics|cron|access|sign-in|shares\/\[shareId\])|embed\/(diagram|function-frame)|s\/)/;

async function signIn(client: ApiClient, passphrase = PASSPHRASE): Promise<Response> {
  return client.fetch("/api/sign-in/passphrase", { method: "POST", body: { passphrase } });
}

/** Like a browser that follows no redirect. */
const open = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { redirect: "manual", headers });

/** All that an answer says, outside of its body. */
const spoken = (response: Response) => JSON.stringify([...response.headers]);

test.describe("where everybody may use the server", () => {
  for (const endpoint of OFF) {
    test(`nobody signs in or out: ${nameOf(endpoint)} is not there`, async ({ client }) => {
      await (await client.send({ text: "hello" })).text();
      const body = endpoint.method === "GET" || endpoint.method === "DELETE" ? undefined : {};
      const { method, path } = endpoint;
      const response = await client.fetch(addressWith(path, newId()), { method, ...(body && { body }) });
      await expectRefusal(response, [400, 404]);
    });
  }

  test("AZ-13 who deletes all that is theirs is nobody from then on", async ({ client }) => {
    await (await client.send({ text: "hello" })).text();
    const before = client.cookie ?? "";
    const response = await client.fetch("/api/account", { method: "DELETE" });
    expect(response.status).toBe(200);
    const cleared = response.headers.getSetCookie();
    expect(cleared[0]).toMatch(/^__Host-sid=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax; Secure$/);
    const list = await (await open(`${client.url}/api/threads`, { cookie: before })).json();
    expect(list).toEqual({ threads: [], nextCursor: null, pinned: [], folders: [] });
  });
});

passphraseTest("nothing but signing in is answered to who has not signed in", async ({ app }) => {
  for (const endpoint of ENDPOINTS.filter(({ path }) => !PUBLIC.test(path))) {
    const { method, path } = endpoint;
    const isJson = method !== "GET" && method !== "DELETE";
    const response = await new ApiClient(app.url).fetch(addressWith(path, newId()), {
      method,
      ...(isJson && { body: {} }),
    });
    const { error } = await response.json();
    expect([response.status, error.code], nameOf(endpoint)).toEqual([401, "sign_in_needed"]);
  }
});

passphraseTest(
  "AZ-10 AZ-11 the cookie of who has signed in is new, and this host's alone",
  async ({ app }) => {
    const client = new ApiClient(app.url);
    const response = await signIn(client);
    expect(response.status).toBe(200);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      /^__Host-sid=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax; Secure$/,
    );
    const first = client.cookie;
    await signIn(client);
    expect(client.cookie).not.toBe(first);
    expect((await open(`${app.url}/api/threads`, { cookie: first ?? "" })).status).toBe(401);
    expect((await client.fetch("/api/threads")).status).toBe(200);
  },
);

passphraseTest("AZ-09 a cookie that was changed in any byte opens nothing", async ({ app }) => {
  const client = new ApiClient(app.url);
  await signIn(client);
  const [name = "", token = ""] = (client.cookie ?? "").split("=");
  for (let at = 0; at < token.length; at += 1) {
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    const response = await open(`${app.url}/api/threads`, { cookie: `${name}=${changed}` });
    expect(response.status, `byte ${at}`).toBe(401);
  }
});

passphraseTest(
  "AZ-12 who signs out is nobody with the old cookie, and hears nothing more",
  async ({ app }) => {
    const client = new ApiClient(app.url);
    await signIn(client);
    const turn = await client.send({ text: "Write a long text about bridges [pace: 3]" });
    const activity = await client.fetch("/api/activity/events");
    const streams = [turn, activity].map(async ({ body }) => {
      for await (const _bytes of body ?? []);
    });
    const before = client.cookie ?? "";
    const out = await client.fetch("/api/sign-out", { method: "POST", body: {} });
    expect(out.status).toBe(200);
    const began = Date.now();
    await Promise.all(streams);
    expect(Date.now() - began).toBeLessThan(5_000);
    expect((await open(`${app.url}/api/threads`, { cookie: before })).status).toBe(401);
    expect((await client.fetch("/api/threads")).status, "nor with the new one, until signed in").toBe(401);
  },
);

passphraseTest("AZ-17 a page asks to sign in and comes back to a page of ours alone", async ({ app }) => {
  const client = new ApiClient(app.url);
  await signIn(client);
  for (const to of [
    "//evil.example",
    "/\\evil.example",
    "/%09/evil.example",
    "https:evil.example",
    "/%5cevil.example",
    "javascript:alert(1)",
  ]) {
    const address = `${app.url}/sign-in?to=${encodeURIComponent(to)}`;
    const response = await open(address, { cookie: client.cookie ?? "" });
    await response.text();
    expect(response.headers.get("location"), to).toBe("/");
  }
  const page = await open(`${app.url}/agents`);
  expect(page.headers.get("location")).toBe("/sign-in?to=%2Fagents");
});

passphraseTest("AZ-18 no answer names a host that a request has made up", async ({ app }) => {
  const headers = {
    host: EVIL,
    "x-forwarded-host": EVIL,
    "x-original-host": EVIL,
    forwarded: `host=${EVIL}`,
  };
  for (const path of ["/", "/agents", "/sign-in", "/sign-in?to=%2Fagents", "/api/access"]) {
    const response = await open(app.url + path, headers);
    const body = await response.text();
    expect(spoken(response) + body, path).not.toContain(EVIL);
  }
});

passphraseTest("HD-01 nobody is signed in or out by a page of another site", async ({ app }) => {
  const client = new ApiClient(app.url);
  await signIn(client);
  for (const endpoint of OFF.filter(({ method }) => method !== "GET")) {
    const response = await fetch(app.url + addressWith(endpoint.path, newId()), {
      method: endpoint.method,
      headers: {
        cookie: client.cookie ?? "",
        "sec-fetch-site": "cross-site",
        origin: `https://${EVIL}`,
        "content-type": "application/json",
      },
      ...(endpoint.method !== "DELETE" && { body: "{}" }),
    });
    await expectRefusal(response, 403);
  }
  expect((await client.fetch("/api/threads")).status).toBe(200);
});

passphraseTest(
  "LG-04 who signs in and out, and who is refused, is in the log without what was typed",
  async ({ app }) => {
    const client = new ApiClient(app.url);
    const before = app.output().length;
    await signIn(client, "a guess that is wrong");
    await signIn(client);
    await client.fetch("/api/sign-out", { method: "POST", body: {} });
    const log = () => app.output().slice(before);
    for (const event of ["sign_in_refused", "sign_in", "sign_out"]) {
      await expect.poll(log).toContain(`"event":"${event}"`);
    }
    for (const secret of [PASSPHRASE, "a guess", client.cookie?.split("=")[1] ?? ""]) {
      expect(log()).not.toContain(secret);
    }
  },
);

accountsTest("AZ-18 the provider is told of no host that a request has made up", async ({ app }) => {
  const response = await fetch(`${app.url}/api/sign-in/oidc`, {
    method: "POST",
    body: JSON.stringify({ to: "/" }),
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      "x-forwarded-host": EVIL,
      "x-forwarded-proto": "https",
    },
  });
  const { url } = await response.json();
  expect(spoken(response) + url).not.toContain("evil");
  expect(new URL(url).searchParams.get("redirect_uri")).toBe(`${app.url}/api/sign-in/oidc/callback`);
});

accountsTest(
  "HD-03 what the provider sends a browser with changes nothing, if that has not asked",
  async ({ app }) => {
    const client = new ApiClient(app.url);
    await (await client.send({ text: "hello" })).text();
    const headers = { cookie: client.cookie ?? "" };
    for (const method of ["GET", "HEAD", "GET"]) {
      const response = await fetch(`${app.url}/api/sign-in/oidc/callback?code=x&state=y`, {
        method,
        headers,
        redirect: "manual",
      });
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe("/sign-in?problem=sign_in_expired");
      expect(response.headers.getSetCookie().join()).not.toContain("sid=");
    }
    expect((await client.json<{ threads: unknown[] }>("/api/threads")).threads).toHaveLength(1);
  },
);

test("RL-14 the passphrase can be tried so often, and then one has to wait", async ({ emulator }) => {
  const app = await startApp({
    GEMINI_API_KEY: "test-key",
    GOOGLE_GEMINI_BASE_URL: emulator.url,
    ACCESS_PASSPHRASE: PASSPHRASE,
    SIGN_INS_PER_HOUR: "2",
  });
  try {
    const codes: number[] = [];
    for (let count = 0; count < 9; count += 1) {
      const response = await signIn(new ApiClient(app.url), `wrong one, number ${count}`);
      codes.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(codes.slice(0, 8), "four times as often from one address").toEqual(Array(8).fill(403));
    expect(codes[8]).toBe(429);
    expect((await signIn(new ApiClient(app.url))).status, "nor with the right one").toBe(429);
  } finally {
    await app.remove();
  }
});

test("PX-06 a server that is set up against its own safety does not start", async () => {
  const unsafe: Record<string, Record<string, string>> = {
    OIDC_CLIENT_SECRET: { OIDC_ISSUER: "https://accounts.example", OIDC_CLIENT_ID: "parley" },
    NODE_TLS_REJECT_UNAUTHORIZED: { NODE_TLS_REJECT_UNAUTHORIZED: "0" },
    GOOGLE_GENAI_DEBUG: { GOOGLE_GENAI_DEBUG: "1" },
    ACCESS_PASSPHRASE: { ACCESS_PASSPHRASE: "too short" },
  };
  for (const [name, variables] of Object.entries(unsafe)) {
    const port = String(await findFreePort());
    const child = startNode("node_modules/next/dist/bin/next", ["start", "-p", port], variables);
    await expect.poll(() => isRunning(child.pid), { message: name, timeout: 20_000 }).toBe(false);
    expect(await child.end("SIGKILL"), name).toBe(1);
    expect(child.output()).toContain(name);
  }
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
