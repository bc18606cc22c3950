import type { Page } from "@playwright/test";
import { faultsOf } from "./axe";
import { CATALOGS, wordsIn } from "./catalogs";
import { expect, test } from "./fixtures";
import { makeShare } from "./share-things";

const languageOf = (page: Page) =>
  page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

async function chooseLanguage(page: Page, locale: string): Promise<void> {
  await page.context().addCookies([{ name: "parley-locale", value: locale, url: page.url() }]);
  await page.reload();
}

/** Everything on the page that is read or read out, each once. */
function textsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isCode = node.parentElement?.closest("script, style, code, pre, textarea, [lang]:not(html)");
      if (!isCode) texts.add(node.textContent?.trim() ?? "");
    }
    for (const name of ["aria-label", "aria-description", "title", "placeholder", "alt"]) {
      for (const element of document.querySelectorAll(`[${name}]`))
        texts.add(element.getAttribute(name)?.trim() ?? "");
    }
    return [...texts, document.title];
  });
}

/** Texts of the interface that stand in English where they have a translation. */
async function englishOn(page: Page, locale: string): Promise<string[]> {
  const catalog = CATALOGS.get(locale) ?? {};
  const texts = await textsOn(page);
  return texts.filter((text) => catalog[text] !== undefined && catalog[text] !== text);
}

const PLACES = ["/", "/archived", "/shares", "/usage", "/agents", "/environments"];
const DIALOGS = ["Preferences", "Settings", "Search", "Activity"];

test.describe("8 who has a browser in German", () => {
  test.use({ locale: "de-AT" });

  test("8 reads German from the first paint on, and can choose another language, which stays", async ({
    page,
    request,
  }) => {
    const html = await (await request.get("/", { headers: { "accept-language": "de-AT,de;q=0.9" } })).text();
    expect(html).toContain('<html lang="de" dir="ltr"');
    expect(html).toContain(wordsIn("de")("What would you like to know?"));
    await page.goto("/");
    expect(await languageOf(page)).toEqual(["de", "ltr"]);
    const de = wordsIn("de");
    await page.getByRole("button", { name: de("Preferences"), exact: true }).click();
    const choice = page.getByRole("combobox", { name: de("Language") });
    await expect(choice).toHaveValue("browser");
    await choice.selectOption("Español");
    await expect(
      page.getByRole("heading", { name: wordsIn("es")("What would you like to know?") }),
    ).toBeVisible();
    await page.goto("/usage");
    expect(await languageOf(page)).toEqual(["es", "ltr"]);
    const es = wordsIn("es");
    await page.getByRole("button", { name: es("Preferences"), exact: true }).click();
    await page.getByRole("combobox", { name: es("Language") }).selectOption(es("As the browser"));
    await expect(page.getByRole("heading", { name: de("Usage") })).toBeVisible();
  });

  test("8 reads a shared page in German, too, which is not told who reads it", async ({ page, client }) => {
    const { shareId } = await makeShare(client);
    await page.goto(`/s/${shareId}`);
    expect(await languageOf(page)).toEqual(["de", "ltr"]);
    await expect(
      page.getByRole("button", { name: wordsIn("de")("Continue this conversation") }),
    ).toBeVisible();
    await page.context().addCookies([{ name: "parley-locale", value: "fr", url: page.url() }]);
    await page.reload();
    expect(await languageOf(page)).toEqual(["fr", "ltr"]);
  });

  test("8 is told by the server in German what is wrong", async ({ request }) => {
    const refusal = await request.get("/api/threads/nothing", { headers: { "accept-language": "de" } });
    const { error } = await refusal.json();
    expect(error).toMatchObject({
      code: "not_found",
      message: wordsIn("de")("There is nothing here, or it is not yours."),
    });
  });

  test("8 has room for the longer words on the narrowest phone", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const place of PLACES) {
      await page.goto(place);
      await expect(page.getByRole("main")).toBeVisible();
      const [width, shown] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(width, place).toBeLessThanOrEqual(shown ?? 0);
    }
  });
});

test("8 in Arabic everything runs from right to left", async ({ page }) => {
  await page.goto("/");
  await chooseLanguage(page, "ar");
  expect(await languageOf(page)).toEqual(["ar", "rtl"]);
  const ar = wordsIn("ar");
  const threads = await page.getByRole("navigation", { name: ar("Threads") }).boundingBox();
  const message = await page.getByRole("textbox", { name: ar("Message") }).boundingBox();
  expect(threads?.x).toBeGreaterThan((message?.x ?? 0) + (message?.width ?? 0));
});

for (const locale of CATALOGS.keys()) {
  test(`8 in ${locale} nothing is left in English, and a conversation can be held`, async ({ page }) => {
    const words = wordsIn(locale);
    await page.goto("/");
    await chooseLanguage(page, locale);
    await page.getByRole("textbox", { name: words("Message") }).fill("Count to 20");
    await page.getByRole("button", { name: words("Send"), exact: true }).click();
    const reply = page.getByRole("article", { name: words("Reply") });
    await expect(reply).toHaveAttribute("aria-busy", "false");
    await expect(reply).toContainText("20");
    expect(await englishOn(page, locale)).toEqual([]);
    for (const dialog of DIALOGS) {
      await page
        .getByRole("button", { name: words(dialog), exact: true })
        .first()
        .click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await englishOn(page, locale), dialog).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    for (const place of PLACES) {
      await page.goto(place);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await englishOn(page, locale), place).toEqual([]);
    }
  });
}

for (const locale of ["ar", "ja"] as const) {
  test(`8 axe finds nothing in ${locale}`, async ({ page }) => {
    await page.goto("/");
    await chooseLanguage(page, locale);
    for (const place of PLACES) {
      await page.goto(place);
      await expect(page.getByRole("main")).toBeVisible();
      expect(await faultsOf(page), place).toEqual([]);
    }
  });
}
