import type { Page } from "@playwright/test";
import { OIDC_NAME } from "./access-servers";
import { expect } from "./fixtures";
import { press, pressInSidebar, type Screens } from "./screen";

async function signIn(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: `Continue with ${OIDC_NAME}` }).click();
  await page.getByRole("button", { name: "Ada" }).click();
}

/** Of a server that asks for a passphrase. */
export const PASSPHRASE_SCREENS: Screens = {
  "the question for a passphrase, and a wrong one": async (page) => {
    await page.goto("/agents");
    await page.getByLabel("Passphrase").fill("let me in, will you");
    await page.getByRole("button", { name: "Enter" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "That is not the passphrase." })).toBeVisible();
  },
};

/** Of a server with accounts. */
export const ACCOUNT_SCREENS: Screens = {
  "the ways to sign in": async (page) => {
    await page.goto("/sign-in");
    await press(page, "Make an account", page.getByLabel("Your name"));
  },
  "the account": async (page) => {
    await signIn(page);
    const dialog = page.getByRole("dialog", { name: "Account" });
    await pressInSidebar(page, "Account", dialog.getByRole("button", { name: "Delete account" }));
  },
  "the deleting of an account": async (page) => {
    await signIn(page);
    const dialog = page.getByRole("dialog", { name: "Account" });
    await pressInSidebar(page, "Account", dialog);
    await dialog.getByRole("button", { name: "Delete account" }).click();
    await dialog.getByRole("form", { name: "Delete account" }).scrollIntoViewIfNeeded();
  },
};
