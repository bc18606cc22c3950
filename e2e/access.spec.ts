import type { BrowserContext, Page } from "@playwright/test";
import { accountsTest, OIDC_NAME, PASSPHRASE, passphraseTest } from "./access-servers";
import { ChatPage } from "./chat-page";
import { expect, test } from "./fixtures";

// What is not there, or not any more, is told by a status that the browser's console repeats.
test.use({ expectedConsole: [/40[134]/] });

/** Chrome's own authenticator for tests: it has a fingerprint that always fits. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signInAt(page: Page, person: string): Promise<void> {
  await page.getByRole("button", { name: `Continue with ${OIDC_NAME}` }).click();
  await page.getByRole("button", { name: person }).click();
}

async function openAccount(page: Page): Promise<ReturnType<Page["getByRole"]>> {
  await page.getByRole("button", { name: "Account", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Account" });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** A browser of its own. */
async function another(context: BrowserContext): Promise<Page> {
  const other = await context.browser()?.newContext();
  if (!other) throw new Error("The context has no browser.");
  return other.newPage();
}

test("AZ-13 where nobody signs in, everything of one's own can be deleted, too", async ({ page }) => {
  const chat = new ChatPage(page);
  const url = await chat.begin("Soon gone");
  await page.getByRole("button", { name: "Preferences" }).click();
  const dialog = page.getByRole("dialog", { name: "Preferences" });
  await dialog.getByRole("button", { name: "Delete everything of mine" }).click();
  const confirm = dialog.getByRole("form", { name: "Delete everything of mine" });
  await confirm.getByRole("textbox").fill("delete");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/");
  await expect(chat.threads.getByRole("link")).toHaveCount(0);
  await page.goto(url);
  await expect(page.getByText("This conversation is not here")).toBeVisible();
});

passphraseTest(
  "a passphrase that a browser has filled in before the page is awake lets one in",
  async ({ page }) => {
    const { promise: awake, resolve: wake } = Promise.withResolvers<void>();
    await page.route("**/_next/static/**/*.js", async (route) => {
      await awake;
      await route.continue();
    });
    await page.goto("/", { waitUntil: "commit" });
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    wake();
    await page.getByRole("button", { name: "Enter" }).click();
    await expect(new ChatPage(page).message).toBeVisible();
  },
);

passphraseTest(
  "what a link asks a new chat to begin with is there once one has signed in",
  async ({ page }) => {
    const chat = new ChatPage(page);
    await page.goto("/?q=Sum+this+up%3A+%2F%2Fexample.org");
    await expect(page.getByRole("heading", { name: "Sign in to Parley" })).toBeVisible();
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(chat.message).toHaveValue("Sum this up: //example.org");
    await expect(page).toHaveURL(/\/$/);
  },
);

passphraseTest(
  "who knows the passphrase comes in, back to where they were, with what they had written",
  async ({ page }) => {
    await page.goto("/agents");
    await expect(page).toHaveURL("/sign-in?to=%2Fagents");
    await page.getByLabel("Passphrase").fill("let me in, will you");
    await page.getByRole("button", { name: "Enter" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "That is not the passphrase." })).toBeVisible();
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/agents");
    const chat = new ChatPage(page);
    const url = await chat.begin("Hello there");
    const dialog = await openAccount(page);
    await dialog.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/sign-in");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(chat.threads.getByRole("link").first()).toBeVisible();
    await page.goto(url);
    await expect(chat.messages).toHaveText(/Hello there/);
  },
);

passphraseTest.describe("in an open page whose session has ended", () => {
  passphraseTest.use({ expectedConsole: [/401/] });

  passphraseTest("what was written is kept, sent once one is signed in again", async ({ page, context }) => {
    await page.goto("/sign-in");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/");
    const chat = new ChatPage(page);
    await chat.begin("The first message");
    const elsewhere = await context.newPage();
    await elsewhere.goto("/");
    await (await openAccount(elsewhere)).getByRole("button", { name: "Sign out" }).click();
    await expect(elsewhere).toHaveURL("/sign-in");
    await chat.send("The second message");
    const bar = page.getByRole("alert").filter({ hasText: "You are signed out here." });
    await expect(bar).toBeVisible();
    await chat.message.fill("A draft for later");
    await bar.getByRole("link", { name: "Sign in" }).click();
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.keyboard.press("Enter");
    await expect(chat.replies).toHaveCount(2);
    await expect(chat.messages.nth(1)).toHaveText(/The second message/);
    await expect(chat.message).toHaveValue("A draft for later");
  });
});

accountsTest(
  "what was begun without an account is there after signing in, from any browser",
  async ({ page, context }) => {
    const chat = new ChatPage(page);
    const url = await chat.begin("Begun by nobody in particular");
    await page.getByRole("link", { name: "Sign in" }).click();
    await signInAt(page, "Ada");
    await expect(page).toHaveURL(url);
    await expect(chat.messages).toHaveText(/Begun by nobody/);
    const dialog = await openAccount(page);
    await expect(dialog.getByLabel("Name")).toHaveValue("Ada");
    const other = await another(context);
    await other.goto(new URL("/", page.url()).href);
    const otherChat = new ChatPage(other);
    const otherUrl = await otherChat.begin("Begun on another device", new URL("/", page.url()).href);
    await other.getByRole("link", { name: "Sign in" }).click();
    await signInAt(other, "Ada");
    await expect(other).toHaveURL(otherUrl);
    await other.goto(url);
    await expect(otherChat.messages).toHaveText(/Begun by nobody/);
    await other.context().close();
  },
);

accountsTest("who is not invited is told so, and nothing else happens", async ({ page }) => {
  await page.goto("/sign-in");
  await signInAt(page, "Bob");
  await expect(page.getByText("This account may not use this server.")).toBeVisible();
  await expect(page.getByRole("button", { name: `Continue with ${OIDC_NAME}` })).toBeVisible();
});

accountsTest("a passkey makes an account and opens it again", async ({ page }) => {
  await addAuthenticator(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.getByLabel("Your name").fill("Grace");
  await page.getByLabel("Passphrase").fill("not the right one");
  await page.getByRole("button", { name: "Create a passkey" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That is not the passphrase." })).toBeVisible();
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Create a passkey" }).click();
  await expect(page).toHaveURL("/");
  const url = await new ChatPage(page).begin("Mine alone");
  let dialog = await openAccount(page);
  await expect(dialog.getByText(/^Passkey, Chrome on \w+$/)).toBeVisible();
  await dialog.getByRole("button", { name: "Remove Passkey" }).click();
  await expect(dialog.getByRole("alert").filter({ hasText: "your only way to sign in" })).toBeVisible();
  await dialog.getByLabel("Name").fill("Grace H.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("button", { name: "Save" })).toBeHidden();
  await dialog.getByRole("button", { name: "Sign out here" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await page.goto(url);
  await expect(page.getByText("This conversation is not here")).toBeVisible();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await expect(page).toHaveURL("/");
  await page.goto(url);
  await expect(new ChatPage(page).messages).toHaveText(/Mine alone/);
  dialog = await openAccount(page);
  await expect(dialog.getByLabel("Name")).toHaveValue("Grace H.");
});

accountsTest(
  "AZ-14 another browser is signed out from here, and this one is not",
  async ({ page, context }) => {
    await page.goto("/sign-in");
    await signInAt(page, "Ada");
    const other = await another(context);
    await other.goto(new URL("/sign-in", page.url()).href);
    await signInAt(other, "Ada");
    await expect(other.getByRole("button", { name: "Account", exact: true })).toBeVisible();
    const dialog = await openAccount(page);
    await dialog.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(dialog.getByRole("button", { name: "Sign out everywhere else" })).toBeHidden();
    await expect(dialog.getByText("This browser")).toBeVisible();
    await other.reload();
    await expect(other.getByRole("link", { name: "Sign in" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Account", exact: true })).toBeVisible();
    await other.context().close();
  },
);

accountsTest(
  "AZ-13 an account is deleted once that is confirmed, with everything in it",
  async ({ page }) => {
    await addAuthenticator(page);
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Make an account" }).click();
    await page.getByLabel("Your name").fill("Nobody for long");
    await page.getByLabel("Passphrase").fill(PASSPHRASE);
    await page.getByRole("button", { name: "Create a passkey" }).click();
    await expect(page).toHaveURL("/");
    const url = await new ChatPage(page).begin("Soon gone");
    const dialog = await openAccount(page);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    const confirm = dialog.getByRole("form", { name: "Delete account" });
    await expect(confirm.getByRole("button", { name: "Delete account" })).toBeDisabled();
    await confirm.getByRole("textbox").fill("delete");
    await confirm.getByRole("button", { name: "Delete account" }).click();
    await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    await page.goto(url);
    await expect(page.getByText("This conversation is not here")).toBeVisible();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "Signing in did not work." })).toBeVisible();
  },
);

accountsTest.use({ expectedConsole: [/40[134]/] });
