import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { createMcpServer, listMcpServers } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { getAccount, removeIdentity } from "./accounts";
import { beginOidc, endOidc } from "./oidc";
import { takeSignIn } from "./sign-ins";
import { TestBrowser } from "./test-browser";
import { ORIGIN, startProvider, type TestProvider } from "./test-provider";

let rig: Rig;
let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
  rig = await createRig({ ...provider.variables, ALLOWED_EMAILS: "example.org, @example.net" });
});
afterAll(async () => {
  await rig.close();
  provider.close();
});

type Person = "ada" | "bob" | "eve" | "";

async function begin(browser: TestBrowser, to = "/", asWhom: { id: string } | null = null): Promise<string> {
  const { body } = await browser.ask(({ request }) => beginOidc(request.headers, to, asWhom));
  return (body as { url: string }).url;
}

const end = (browser: TestBrowser, back: URL) =>
  browser.ask(({ request, visitor }) => endOidc(request, visitor), back.href);

async function signInAs(browser: TestBrowser, person: Person, to = "/"): Promise<string> {
  const answer = await end(browser, await provider.visit(await begin(browser, to), person));
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

test("who signs in at the provider has an account of their name, and comes back to where they were", async () => {
  const browser = new TestBrowser();
  expect(await signInAs(browser, "ada", "/agents")).toBe("/agents");
  const session = await browser.session();
  expect(session?.method).toBe("oidc");
  const account = await getAccount(session?.owner ?? { id: "" });
  expect(account).toMatchObject({ name: "Ada", passkeys: [], identities: [{ id: expect.any(String) }] });
  expect(browser.cookies.has("signin"), "nothing is left of having begun").toBe(false);
});

test("the same person is the same account from any browser", async () => {
  const [first, second] = [new TestBrowser(), new TestBrowser()];
  await signInAs(first, "ada");
  await signInAs(second, "ada");
  expect((await second.session())?.owner).toEqual((await first.session())?.owner);
  expect(second.token).not.toBe(first.token);
});

test("AZ-11 the session changes with signing in, and the one before is dead", async () => {
  const browser = new TestBrowser();
  await browser.begin();
  const before = browser.token;
  await signInAs(browser, "ada");
  expect(browser.token).not.toBe(before);
  const planted = new TestBrowser();
  planted.cookies.set("__Host-sid", before ?? "");
  expect(await planted.session()).toBeNull();
});

test("AZ-11 what a browser had before somebody signed in there is their account's from then on", async () => {
  const [first, second] = [new TestBrowser(), new TestBrowser()];
  await signInAs(first, "ada");
  const account = (await first.session())?.owner ?? { id: "" };
  const before = await second.begin();
  await createMcpServer(before, { name: "brought", url: "https://mcp.example.com/x", headers: [] });
  await signInAs(second, "ada");
  expect((await second.session())?.owner).toEqual(account);
  expect((await listMcpServers(account)).servers.map(({ name }) => name)).toContain("brought");
  expect((await listMcpServers(before)).servers).toEqual([]);
});

test("AZ-11 one account is not poured into another by signing in again as somebody else", async () => {
  const browser = new TestBrowser();
  const other = await browser.begin();
  const { db } = await database();
  await db.insertInto("accounts").values({ owner_id: other.id, name: "Other", created_at: 1 }).execute();
  await createMcpServer(other, { name: "others", url: "https://mcp.example.com/x", headers: [] });
  await signInAs(browser, "ada");
  expect((await browser.session())?.owner).not.toEqual(other);
  expect((await listMcpServers(other)).servers.map(({ name }) => name)).toEqual(["others"]);
});

describe("ALLOWED_EMAILS", () => {
  test.each([
    ["of another domain", "bob"],
    ["that the provider does not vouch for", "eve"],
  ] as const)("nobody comes in with an address %s", async (_which, person) => {
    const browser = new TestBrowser();
    expect(await signInAs(browser, person)).toBe("/sign-in?problem=not_invited");
    expect(await browser.session()).toBeNull();
    const { db } = await database();
    const rows = await db.selectFrom("identities").select("subject").where("subject", "=", person).execute();
    expect(rows).toEqual([]);
  });

  test("nobody comes in where it is set and names nobody", async () => {
    const allowed = env().ALLOWED_EMAILS;
    env().ALLOWED_EMAILS = " , ";
    try {
      expect(await signInAs(new TestBrowser(), "ada")).toBe("/sign-in?problem=not_invited");
    } finally {
      env().ALLOWED_EMAILS = allowed;
    }
  });
});

describe("an answer of the provider that this browser has not asked for changes nothing", () => {
  test("without anything begun", async () => {
    const back = await provider.visit(await begin(new TestBrowser()), "ada");
    const answer = await end(new TestBrowser(), back);
    expect(answer.headers.get("location")).toBe("/sign-in?problem=sign_in_expired");
  });

  test("begun in another browser", async () => {
    const [victim, attacker] = [new TestBrowser(), new TestBrowser()];
    await begin(victim);
    const back = await provider.visit(await begin(attacker), "ada");
    const answer = await end(victim, back);
    expect(answer.headers.get("location")).toBe("/sign-in?problem=sign_in_failed");
    expect(await victim.session()).toBeNull();
  });

  test("a second time", async () => {
    const browser = new TestBrowser();
    const back = await provider.visit(await begin(browser), "ada");
    const cookies = [...browser.cookies];
    await end(browser, back);
    const replayed = new TestBrowser();
    for (const [name, value] of cookies) replayed.cookies.set(name, value);
    expect((await end(replayed, back)).headers.get("location")).toBe("/sign-in?problem=sign_in_expired");
    expect(await replayed.session()).toBeNull();
  });

  test("after ten minutes", async () => {
    const browser = new TestBrowser();
    const back = await provider.visit(await begin(browser), "ada");
    const { db } = await database();
    await db.updateTable("sign_ins").set({ expires_at: 1 }).execute();
    expect((await end(browser, back)).headers.get("location")).toBe("/sign-in?problem=sign_in_expired");
  });

  test.each(["code", "state", "iss"])("with another %s", async (name) => {
    const browser = new TestBrowser();
    const back = await provider.visit(await begin(browser), "ada");
    back.searchParams.set(name, "another");
    expect((await end(browser, back)).headers.get("location")).toBe("/sign-in?problem=sign_in_failed");
    expect(await browser.session()).toBeNull();
  });

  test("where the person has changed their mind", async () => {
    expect(await signInAs(new TestBrowser(), "")).toBe("/sign-in?problem=sign_in_failed");
  });
});

test("the provider is asked for a code by PKCE, and told a state and a nonce that nobody can guess", async () => {
  const [first, second] = [new URL(await begin(new TestBrowser())), new URL(await begin(new TestBrowser()))];
  expect(Object.fromEntries(first.searchParams)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: `${ORIGIN}/api/sign-in/oidc/callback`,
  });
  for (const name of ["state", "nonce", "code_challenge"]) {
    expect(first.searchParams.get(name), name).toMatch(/^[\w-]{43}$/);
    expect(first.searchParams.get(name), name).not.toBe(second.searchParams.get(name));
  }
});

test("AZ-18 no other host is named to the provider, whatever a request says of its own", async () => {
  const headers = new Headers({ host: "evil.example", "x-forwarded-host": "evil.example" });
  const response = await beginOidc(headers, "/", null);
  const told = `${JSON.stringify([...response.headers])}${await response.text()}`;
  expect(told).not.toContain("evil");
});

test("AZ-17 whatever was asked for, one comes back to a page of ours", async () => {
  expect(await signInAs(new TestBrowser(), "ada", "//evil.example")).toBe("/");
});

test("the token of what was begun is stored nowhere", async () => {
  const browser = new TestBrowser();
  await begin(browser);
  const { db } = await database();
  const token = browser.cookies.get("signin") ?? "";
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(await db.selectFrom("sign_ins").selectAll().execute())).not.toContain(token);
  await expect(takeSignIn("passkey", token), "it is good for nothing else").rejects.toThrow(
    "sign_in_expired",
  );
});

test("an account's only way in stays, and what opens one account opens no other", async () => {
  const browser = new TestBrowser();
  await signInAs(browser, "ada");
  const owner = (await browser.session())?.owner ?? { id: "" };
  const { identities } = await getAccount(owner);
  await expect(removeIdentity(owner, identities[0]?.id ?? "")).rejects.toThrow("last_sign_in");
  expect(await getAccount(owner)).toMatchObject({ identities });
  await expect(removeIdentity(rig.owner, identities[0]?.id ?? "")).rejects.toThrow("not_found");
  // Somebody else who is signed in asks for one more way in, and comes back as Ada.
  const { db } = await database();
  await db.insertInto("accounts").values({ owner_id: rig.owner.id, name: "Other", created_at: 1 }).execute();
  const other = new TestBrowser();
  const url = await begin(other, "/", rig.owner);
  const answer = await end(other, await provider.visit(url, "ada"));
  expect(answer.headers.get("location"), "not signed in any more").toBe("/sign-in?problem=sign_in_expired");
  expect((await getAccount(owner)).identities).toEqual(identities);
});
