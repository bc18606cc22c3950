import { afterAll, beforeAll, expect, test } from "vitest";
import { createRig, type Rig } from "@/lib/server/rig";
import { mayEnter, requireWay } from "./mode";
import { checkPassphrase } from "./passphrase";
import { signInBrowser, signOut } from "./sign-in";
import { type Answer, type Call, TestBrowser } from "./test-browser";

const PASSPHRASE = "caf\u00e9 with twelve letters";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ ACCESS_PASSPHRASE: PASSPHRASE });
});
afterAll(() => rig.close());

const signInWith = (browser: TestBrowser, passphrase: string) =>
  browser.ask(async ({ request, visitor }) => {
    checkPassphrase(passphrase);
    await signInBrowser(visitor, request.headers);
    return {};
  });

const leave = (browser: TestBrowser) =>
  browser.ask(async ({ visitor }) => {
    await signOut(visitor);
    return {};
  });

test("who knows the passphrase may enter, each browser as somebody else", async () => {
  const [first, second] = [new TestBrowser(), new TestBrowser()];
  for (const browser of [first, second]) {
    expect((await signInWith(browser, PASSPHRASE)).status).toBe(200);
    expect(mayEnter(await browser.session())).toBe(true);
  }
  expect((await first.session())?.owner).not.toEqual((await second.session())?.owner);
});

test("the passphrase is right however the accents are typed", async () => {
  expect((await signInWith(new TestBrowser(), PASSPHRASE.normalize("NFD"))).status).toBe(200);
});

test.each(["", " ", PASSPHRASE.slice(1), `${PASSPHRASE} `, PASSPHRASE.toUpperCase(), "x".repeat(1_000)])(
  "nobody enters with %j",
  async (passphrase) => {
    const browser = new TestBrowser();
    expect((await signInWith(browser, passphrase)).code).toBe("wrong_passphrase");
    expect(mayEnter(await browser.session())).toBe(false);
    expect(browser.token, "and becomes nobody").toBeNull();
  },
);

test("AZ-11 a browser that was somebody stays who it was, under another session", async () => {
  const browser = new TestBrowser();
  const before = await browser.begin();
  const planted = new TestBrowser();
  planted.cookies.set("__Host-sid", browser.token ?? "");
  await signInWith(browser, PASSPHRASE);
  expect((await browser.session())?.owner).toEqual(before);
  expect(await planted.session()).toBeNull();
});

test("AZ-12 who signs out is asked for the passphrase again, and finds everything", async () => {
  const browser = new TestBrowser();
  await signInWith(browser, PASSPHRASE);
  const owner = (await browser.session())?.owner;
  const replayed = new TestBrowser();
  replayed.cookies.set("__Host-sid", browser.token ?? "");
  await leave(browser);
  expect(await replayed.session(), "the old cookie is nobody's").toBeNull();
  expect(mayEnter(await browser.session())).toBe(false);
  await signInWith(browser, PASSPHRASE);
  expect((await browser.session())?.owner).toEqual(owner);
});

/** Has one browser ask twice at once, and keep what the one answer that changes its cookies says. */
async function askTwice(browser: TestBrowser, act: (call: Call) => Promise<void>): Promise<Answer[]> {
  const twins = [new TestBrowser(), new TestBrowser()];
  const bothAreHere = Promise.withResolvers<void>();
  let here = 0;
  const answers = await Promise.all(
    twins.map((twin) => {
      for (const [name, value] of browser.cookies) twin.cookies.set(name, value);
      return twin.ask(async (call) => {
        here += 1;
        if (here === twins.length) bothAreHere.resolve();
        await bothAreHere.promise;
        await act(call);
        return {};
      });
    }),
  );
  const [changed, ...others] = twins.filter(({ token }) => token !== browser.token);
  expect(others, "whichever answer comes last, it takes nothing away").toEqual([]);
  for (const [name, value] of changed?.cookies ?? []) browser.cookies.set(name, value);
  return answers;
}

test("AZ-11 of two who sign in at once with one session, one has it, and nobody becomes somebody else", async () => {
  const browser = new TestBrowser();
  const before = await browser.begin();
  const answers = await askTwice(browser, ({ request, visitor }) => signInBrowser(visitor, request.headers));
  expect(answers.map(({ code }) => code).sort()).toEqual([null, "sign_in_failed"].sort());
  expect((await browser.session())?.owner).toEqual(before);
});

test("AZ-12 who signs out twice at once finds everything again, too", async () => {
  const browser = new TestBrowser();
  await signInWith(browser, PASSPHRASE);
  const owner = (await browser.session())?.owner;
  await askTwice(browser, ({ visitor }) => signOut(visitor));
  await signInWith(browser, PASSPHRASE);
  expect((await browser.session())?.owner).toEqual(owner);
});

test.each(["oidc", "passkey", "new passkey"] as const)("there is no other way in: %s", (way) => {
  expect(() => requireWay(way)).toThrow("not_found");
});
