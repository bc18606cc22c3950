import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRig, type Rig } from "@/lib/server/rig";
import { getAccount, removePasskey } from "./accounts";
import { signedIn } from "./mode";
import { beginAnotherPasskey, beginNewPasskey, endAnotherPasskey, endNewPasskey } from "./new-passkey";
import { beginPasskey, endPasskey } from "./passkey-sign-in";
import { TestAuthenticator } from "./test-authenticator";
import { type Answer, TestBrowser } from "./test-browser";
import { ORIGIN } from "./test-provider";

const PASSPHRASE = "an invitation for friends";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ PASSKEYS: "on", ACCESS_PASSPHRASE: PASSPHRASE });
});
afterAll(() => rig.close());

const beginNew = (browser: TestBrowser, passphrase = PASSPHRASE) =>
  browser.ask(({ request }) => beginNewPasskey(request.headers, { name: "Ada", passphrase }));

async function join(browser: TestBrowser, key = new TestAuthenticator(ORIGIN)): Promise<Answer> {
  const { body } = await beginNew(browser);
  const registration = key.register(body as PublicKeyCredentialCreationOptionsJSON);
  return browser.ask(({ request, visitor }) => endNewPasskey(request.headers, visitor, registration));
}

async function optionsFor(browser: TestBrowser): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { body } = await browser.ask(({ request }) => beginPasskey(request.headers));
  return body as PublicKeyCredentialRequestOptionsJSON;
}

type Sign = (options: PublicKeyCredentialRequestOptionsJSON) => ReturnType<TestAuthenticator["sign"]>;

async function signInWith(browser: TestBrowser, sign: Sign): Promise<Answer> {
  const assertion = sign(await optionsFor(browser));
  return browser.ask(({ request, visitor }) => endPasskey(request.headers, visitor, assertion));
}

const ownerOf = async (browser: TestBrowser) => (await browser.session())?.owner ?? { id: "" };

async function another(browser: TestBrowser, key: TestAuthenticator): Promise<Answer> {
  const { body } = await browser.ask(({ request, visitor }) =>
    beginAnotherPasskey(request.headers, signedIn(visitor.session).owner),
  );
  const registration = key.register(body as PublicKeyCredentialCreationOptionsJSON);
  return browser.ask(({ request, visitor }) =>
    endAnotherPasskey(request.headers, signedIn(visitor.session).owner, registration),
  );
}

test("a passkey makes an account, and opens it from another browser", async () => {
  const [first, second] = [new TestBrowser(), new TestBrowser()];
  const key = new TestAuthenticator(ORIGIN);
  expect((await join(first, key)).status).toBe(200);
  expect(await getAccount(await ownerOf(first))).toMatchObject({
    name: "Ada",
    passkeys: [{ device: "Firefox on Linux" }],
  });
  expect((await signInWith(second, (options) => key.sign(options))).status).toBe(200);
  expect(await ownerOf(second)).toEqual(await ownerOf(first));
});

test("AZ-11 a new account keeps what its browser had before, under another session", async () => {
  const browser = new TestBrowser();
  const before = await browser.begin();
  const token = browser.token;
  await join(browser);
  expect(await ownerOf(browser)).toEqual(before);
  expect(browser.token).not.toBe(token);
});

test.each(["", "another passphrase", PASSPHRASE.toUpperCase()])(
  "nobody makes an account with the passphrase %j",
  async (passphrase) => {
    expect((await beginNew(new TestBrowser(), passphrase)).code).toBe("wrong_passphrase");
  },
);

test("a passkey that was copied is refused: its counter has been seen", async () => {
  const browser = new TestBrowser();
  const key = new TestAuthenticator(ORIGIN);
  await join(browser, key);
  key.counter = 10;
  await signInWith(new TestBrowser(), (options) => key.sign(options));
  key.counter = 5;
  const thief = new TestBrowser();
  expect((await signInWith(thief, (options) => key.sign(options))).code).toBe("sign_in_failed");
  expect(await thief.session()).toBeNull();
});

test("an answer counts once, for what this browser was asked, at this address", async () => {
  const key = new TestAuthenticator(ORIGIN);
  await join(new TestBrowser(), key);
  const browser = new TestBrowser();
  const options = await optionsFor(browser);
  const assertion = key.sign(options);
  const end = (who: TestBrowser, what = assertion) =>
    who.ask(({ request, visitor }) => endPasskey(request.headers, visitor, what));
  expect((await end(new TestBrowser())).code, "in another browser").toBe("sign_in_expired");
  expect((await end(browser)).status).toBe(200);
  expect((await end(browser)).code, "a second time").toBe("sign_in_expired");
  const later = new TestBrowser();
  await optionsFor(later);
  expect((await end(later)).code, "for another question").toBe("sign_in_failed");
  const elsewhere = new TestAuthenticator("https://evil.example");
  const phished = Object.assign(Object.create(key), { origin: elsewhere.origin, counter: 50 });
  expect((await signInWith(new TestBrowser(), (asked) => phished.sign(asked))).code).toBe("sign_in_failed");
});

test("who has no account here cannot sign in, and is told no more than that", async () => {
  const stranger = new TestAuthenticator(ORIGIN);
  const answer = await signInWith(new TestBrowser(), (options) => stranger.sign(options));
  expect(answer.code).toBe("sign_in_failed");
});

test("a signature of another key is refused", async () => {
  const [key, other] = [new TestAuthenticator(ORIGIN), new TestAuthenticator(ORIGIN)];
  await join(new TestBrowser(), key);
  const forged: Sign = (options) => {
    const { id, rawId } = key.sign(options);
    return { ...other.sign(options), id, rawId };
  };
  expect((await signInWith(new TestBrowser(), forged)).code).toBe("sign_in_failed");
});

test("an account has several passkeys, any of which opens it, and never loses the last", async () => {
  const browser = new TestBrowser();
  const [first, second] = [new TestAuthenticator(ORIGIN), new TestAuthenticator(ORIGIN)];
  await join(browser, first);
  expect((await another(browser, second)).status).toBe(200);
  const owner = await ownerOf(browser);
  const { passkeys } = await getAccount(owner);
  expect(passkeys).toHaveLength(2);
  await removePasskey(owner, first.id.toString("base64url"));
  const elsewhere = new TestBrowser();
  expect((await signInWith(elsewhere, (options) => first.sign(options))).code).toBe("sign_in_failed");
  expect((await signInWith(elsewhere, (options) => second.sign(options))).status).toBe(200);
  await expect(removePasskey(owner, second.id.toString("base64url"))).rejects.toThrow("last_sign_in");
  await expect(removePasskey(rig.owner, second.id.toString("base64url"))).rejects.toThrow("not_found");
});

test("of two removals at once one is left", async () => {
  const browser = new TestBrowser();
  const keys = [new TestAuthenticator(ORIGIN), new TestAuthenticator(ORIGIN)] as const;
  await join(browser, keys[0]);
  await another(browser, keys[1]);
  const owner = await ownerOf(browser);
  const removals = await Promise.allSettled(
    keys.map(({ id }) => removePasskey(owner, id.toString("base64url"))),
  );
  expect(removals.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await getAccount(owner)).passkeys).toHaveLength(1);
});

test("the passkey of one account is added to no other", async () => {
  const [ada, bob] = [new TestBrowser(), new TestBrowser()];
  const key = new TestAuthenticator(ORIGIN);
  await join(ada, key);
  await join(bob);
  expect((await another(bob, key)).code).toBe("sign_in_taken");
  expect((await join(new TestBrowser(), key)).code).toBe("sign_in_taken");
});

test("a passkey that was begun for a new account is not added to one, nor the other way round", async () => {
  const browser = new TestBrowser();
  await join(browser);
  const { body } = await beginNew(browser);
  const registration = new TestAuthenticator(ORIGIN).register(body as PublicKeyCredentialCreationOptionsJSON);
  const answer = await browser.ask(({ request, visitor }) =>
    endAnotherPasskey(request.headers, signedIn(visitor.session).owner, registration),
  );
  expect(answer.code).toBe("sign_in_expired");
});
