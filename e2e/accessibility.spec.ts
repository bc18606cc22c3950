import { ACCOUNT_SCREENS, PASSPHRASE_SCREENS } from "./access-screens";
import { accountsTest, passphraseTest } from "./access-servers";
import { atHand, forgetKept, WITHOUT_NETWORK } from "./at-hand";
import { faultsOf } from "./axe";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { openPage } from "./screen";
import { SCREENS, TOLD_OF_SCREENS } from "./screens";

test.use({ expectedConsole: [TOLD_OF_SCREENS] });

for (const [name, show] of Object.entries(SCREENS)) {
  test(`8 axe finds nothing wrong with ${name} @phone`, async ({ page }) => {
    const chat = await openPage(page);
    await show(page, chat);
    expect(await faultsOf(page)).toEqual([]);
    if (await chat.stopButton.isVisible()) await chat.stop().then(() => settled(chat.replies.first()));
  });
}

for (const [test, screens] of [
  [passphraseTest, PASSPHRASE_SCREENS],
  [accountsTest, ACCOUNT_SCREENS],
] as const) {
  for (const [name, show] of Object.entries(screens)) {
    test(`8 axe finds nothing wrong with ${name} @phone`, async ({ page }) => {
      await show(page, new ChatPage(page));
      expect(await faultsOf(page)).toEqual([]);
    });
  }
}

test.describe("without a network", () => {
  test.use({ serviceWorkers: "allow", expectedConsole: [WITHOUT_NETWORK] });

  test("8 axe finds nothing wrong with what opens there @phone", async ({ page, context }) => {
    const chat = new ChatPage(page);
    const url = await chat.begin("Count to 20");
    await settled(chat.replies);
    await atHand(page, url);
    await context.setOffline(true);
    await page.reload();
    await expect(chat.replies).toContainText("18 19 20");
    expect(await faultsOf(page)).toEqual([]);
    await forgetKept(page);
    await page.reload();
    await expect(page.getByRole("heading", { name: "There is no connection" })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
  });
});
