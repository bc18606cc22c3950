import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { devices, type Page } from "@playwright/test";
import { ACCOUNT_SCREENS, PASSPHRASE_SCREENS } from "./access-screens";
import { accountsTest, passphraseTest } from "./access-servers";
import { ChatPage } from "./chat-page";
import { expect, test } from "./fixtures";
import { openPage, type Screens } from "./screen";
import { SCREENS } from "./screens";
import { translateLocators } from "./translate-locators";

const FOLDER = join(import.meta.dirname, "results/screens");
const PATIENCE_MS = 40_000;
const SIZES = { desktop: devices["Desktop Chrome"], phone: devices["Pixel 7"] };

function takePictures(base: typeof test, screens: Screens, open: (page: Page) => Promise<ChatPage>): void {
  for (const [size, { defaultBrowserType: _, ...device }] of Object.entries(SIZES)) {
    base.describe(size, () => {
      base.use({ ...device, expectedConsole: [/./], expectedViolations: [/./] });
      for (const [name, show] of Object.entries(screens)) {
        base(name, async ({ page, locale }, { project }) => {
          translateLocators(page, locale ?? "en");
          // What cannot be brought up is of interest as well.
          const shown = open(page).then((chat) => show(page, chat));
          const problem = await Promise.race([
            shown.then(() => null).catch((cause: unknown) => cause),
            sleep(PATIENCE_MS, "It took too long."),
          ]);
          const file = `${`${size} ${name}`.replaceAll(/\W+/g, "-")}.png`;
          await page.screenshot({
            path: join(FOLDER, project.name, file),
            scale: "css",
            animations: "disabled",
          });
          expect(problem).toBeNull();
        });
      }
    });
  }
}

takePictures(test, SCREENS, openPage);
takePictures(passphraseTest, PASSPHRASE_SCREENS, async (page) => new ChatPage(page));
takePictures(accountsTest, ACCOUNT_SCREENS, async (page) => new ChatPage(page));
