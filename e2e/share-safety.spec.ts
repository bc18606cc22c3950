import { hostileTexts } from "../components/content/hostile-texts";
import { ChatPage, settled } from "./chat-page";
import { expect } from "./fixtures";
import { test } from "./scripted-fixture";
import { citedText } from "./scripted-google";
import { asStranger, comparable, Sharing } from "./sharing";

const ALL_HOSTILE = hostileTexts.join("\n\n");

async function share(sharing: Sharing, text: string): Promise<string> {
  const chat = new ChatPage(sharing.page);
  await chat.begin(text);
  await settled(chat.replies);
  await sharing.open();
  return sharing.create();
}

test.beforeEach(({ google }) => google.answerWith(citedText("The harbour of Genoa is old.")));

test("SH-02 a shared page asks not to be found, kept or told about, and so does one that is gone", async ({
  page,
  app,
}) => {
  const sharing = new Sharing(page);
  const link = await share(sharing, "Tell me about Genoa");
  const headersOf = async (address: string, status: number) => {
    const response = await page.request.get(address);
    expect(response.status(), address).toBe(status);
    return { headers: response.headers(), html: await response.text() };
  };
  const shown = await headersOf(link, 200);
  await sharing.revoke();
  const gone = await headersOf(link, 410);
  const missing = await headersOf(`${app.url}/s/${"A".repeat(22)}`, 404);
  for (const { headers, html } of [shown, gone, missing]) {
    expect(headers["x-robots-tag"]).toBe("noindex, nofollow, noarchive");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cache-control"]).toBe("private, no-store");
    const head = html.slice(0, html.indexOf("</head>"));
    expect(head).toMatch(/<meta name="robots" content="noindex, nofollow, noarchive"\/>/);
    expect(head).toContain('<meta name="referrer" content="no-referrer"/>');
  }
  expect(shown.html).toContain(
    `<meta property="og:image" content="${app.url}/api/shares/${link.slice(-22)}/picture"/>`,
  );
});

test("SH-10 a shared page has nobody to speak to, sets no cookie, and is the same for its owner", async ({
  page,
  browser,
  app,
}) => {
  const link = await share(new Sharing(page), "Tell me about Genoa");
  await page.context().addCookies([{ name: "parley-theme", value: "dark", url: app.url }]);
  const own = await page.request.get(link);
  await asStranger(browser, async (stranger, context) => {
    const response = await stranger.goto(link);
    const policy = response?.headers()["content-security-policy"];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("connect-src");
    expect(response?.headers()["set-cookie"]).toBeUndefined();
    expect(comparable((await response?.text()) ?? "")).toBe(comparable(await own.text()));
    await stranger.getByRole("button", { name: "Copy", exact: true }).first().click();
    await stranger.reload();
    expect(await context.cookies()).toEqual([]);
  });
  // The browser says in the console what it refuses, so this page is not one of those that must be silent.
  const curious = await (await browser.newContext()).newPage();
  await curious.goto(link);
  const refused = await curious.evaluate(() =>
    Promise.all(
      ["/api/threads", "/api/health", "/"].map((address) => fetch(address).then(String, () => "refused")),
    ),
  );
  expect(refused).toEqual(["refused", "refused", "refused"]);
  await curious.context().close();
});

test("SH-11 a hostile conversation is inert on its shared page", async ({ page, browser, google }) => {
  google.answerWith(citedText(ALL_HOSTILE, [], 40));
  const link = await share(new Sharing(page), ALL_HOSTILE);
  await asStranger(browser, async (stranger) => {
    const elsewhere: string[] = [];
    stranger.on("request", (request) => {
      if (!request.url().startsWith(new URL(link).origin)) elsewhere.push(request.url());
    });
    stranger.on("dialog", (dialog) => elsewhere.push(dialog.message()));
    await stranger.goto(link);
    const log = stranger.getByRole("log", { name: "Conversation" });
    await expect(log.getByRole("article", { name: "Reply" })).toContainText("alert(1)");
    await stranger.mouse.wheel(0, 100_000);
    await expect(stranger.getByRole("button", { name: "Continue this conversation" })).toBeInViewport();
    expect(
      await log.locator("script, iframe, object, embed, img, video, link, style, base, meta").count(),
    ).toBe(0);
    expect(await stranger.evaluate(() => document.title)).not.toBe("1");
    expect(elsewhere).toEqual([]);
    await expect(stranger).toHaveURL(link);
  });
});

test("6 only a click on a shared page makes a thread of it: another site that leads there does not", async ({
  page,
  browser,
  app,
}) => {
  const link = await share(new Sharing(page), "Tell me about Genoa");
  await asStranger(browser, async (stranger) => {
    await stranger.goto(`${app.url}/continue/${link.slice(-22)}`);
    const button = stranger.getByRole("main").getByRole("button", { name: "Continue this conversation" });
    await expect(button).toBeVisible();
    const list: { threads: unknown[] } = await (await stranger.request.get(`${app.url}/api/threads`)).json();
    expect(list.threads).toEqual([]);
    await button.click();
    await new ChatPage(stranger).threadUrl();
    await expect(stranger.getByRole("article", { name: "Reply" })).toContainText(
      "The harbour of Genoa is old.",
    );
  });
});
