import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext } from "@playwright/test";
import { ChatPage, settled } from "./chat-page";
import { expect, test } from "./fixtures";
import { PAGES } from "./pages";

type Site = { url: string; show(html: string): void; close(): void };

/** A site of somebody else's: this machine by its number is to a browser another one than by its name. */
async function startSite(): Promise<Site> {
  let page = "";
  const server: Server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html>${page}`);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    show(html) {
      page = html;
    },
    close: () => server.close(),
  };
}

/** Everything that the person in this browser has, as the server says it. */
async function stateOf(context: BrowserContext, appUrl: string): Promise<string> {
  const addresses = ["threads", "functions", "mcp-servers", "stores", "agents"];
  const answers = addresses.map(async (name) => (await context.request.get(`${appUrl}/api/${name}`)).text());
  return (await Promise.all(answers)).join("\n");
}

test.describe("another site", () => {
  test.use({ expectedConsole: [/./], expectedViolations: [/./] });

  test("HD-02 writes nothing here, by no way that a browser has", async ({ page, context, app }) => {
    await page.goto("/");
    const chat = new ChatPage(page);
    await settled(await chat.send("Hello"));
    const threadId = new URL(await chat.threadUrl()).pathname.split("/").at(-1);
    // What follows an answer by itself is over by then.
    const state = () => stateOf(context, app.url);
    await expect.poll(state).toMatch(/"title":"Hello".*"isUnread":false/);
    const before = await state();
    const site = await startSite();
    const thread = `${app.url}/api/threads/${threadId}`;
    const body = JSON.stringify({ name: "evil", description: "x" });
    const forms = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"].map(
      (type) =>
        `<form method="post" enctype="${type}" action="${thread}/turns" target="f"><input name='${body}' value=""></form>`,
    );
    site.show(`<iframe name="f"></iframe>${forms.join("")}
      <iframe sandbox="allow-scripts allow-forms" srcdoc="<form method=post action='${app.url}/api/session'></form><script>document.forms[0].submit()</script>"></iframe>
      <link rel="prefetch" href="${thread}"><link rel="prerender" href="${thread}">
      <img src="${thread}"><script src="${thread}"></script>
      <script>
        for (const form of document.forms) form.submit();
        const ways = [];
        for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
          for (const mode of ["no-cors", "cors"]) {
            for (const type of ["text/plain", "application/json"]) {
              const init = { method, mode, credentials: "include", headers: { "content-type": type }, body: ${JSON.stringify(body)} };
              for (const address of ["${thread}", "${thread}/turns", "${app.url}/api/functions/evil", "${app.url}/api/mcp-servers"]) {
                ways.push(fetch(address, init).then((answer) => answer.text()).catch(() => ""));
              }
            }
          }
        }
        navigator.sendBeacon("${thread}/turns", ${JSON.stringify(body)});
        Promise.all(ways).then((texts) => { document.title = "done" + texts.join("").length; });
      </script>`);
    const evil = await context.newPage();
    await evil.goto(site.url);
    await expect(evil, "all ways were tried, and nothing was read").toHaveTitle("done0");
    expect(await state()).toBe(before);
    site.close();
  });

  test("HD-10 shows no page and no frame of this one in a frame", async ({ page, context, app, client }) => {
    const { threads } = await client.json<{ threads: unknown[] }>("/api/threads");
    expect(threads).toEqual([]);
    const site = await startSite();
    const addresses = [
      ...PAGES.filter(({ file }) => file.endsWith(".tsx")).map(({ address }) => address("A".repeat(22))),
      "/embed/diagram",
      "/embed/function-frame",
      "/api/threads",
      "/nothing",
    ];
    site.show(addresses.map((address) => `<iframe src="${app.url}${address}"></iframe>`).join(""));
    await page.goto(site.url);
    const shown = page.frames().filter((frame) => frame.parentFrame() !== null);
    expect(shown).toHaveLength(addresses.length);
    for (const frame of shown) {
      await expect.poll(() => frame.url(), "its place is the browser's own error").toMatch(/^chrome-error:/);
    }
    await context.clearCookies();
    site.close();
  });

  test("HD-12 has no hold of this one by a window that it opened", async ({ page, app }) => {
    const site = await startSite();
    site.show(`<a id="a" href="${app.url}/" target="x">x</a><script>window.name = "opener"</script>`);
    await page.goto(site.url);
    const opened = page.waitForEvent("popup");
    await page.evaluate((url) => {
      Object.assign(window, { held: window.open(url, "x") });
    }, `${app.url}/`);
    const popup = await opened;
    await popup.waitForLoadState();
    expect(await popup.evaluate(() => window.opener)).toBeNull();
    expect(await page.evaluate(() => (window as { held?: Window }).held?.closed ?? true)).toBe(true);
    site.close();
  });
});

test.describe("in ordinary use", () => {
  // Some of the pages are of things that are not there.
  test.use({ expectedConsole: [/status of 4\d\d/], serviceWorkers: "allow" });

  test("HD-06 HD-13 a visit of every page gives the policy nothing to stop, and leaves one worker, for this site alone", async ({
    page,
    app,
  }) => {
    const chat = new ChatPage(page);
    await page.goto("/");
    await settled(await chat.send("Show me code, a table and the formula $x^2$"));
    const id = new URL(await chat.threadUrl()).pathname.split("/").at(-1) ?? "";
    for (const { address } of PAGES.filter(
      ({ file, shows }) => file.endsWith(".tsx") && (!shows || shows === "threadId"),
    )) {
      await page.goto(app.url + address(id));
      await expect(page.locator("main, h1").first()).toBeVisible();
    }
    const scopes = () =>
      page.evaluate(async () =>
        (await navigator.serviceWorker.getRegistrations()).map(
          ({ active, scope }) => `${active?.state} ${scope}`,
        ),
      );
    await expect.poll(scopes).toEqual([`activated ${app.url}/`]);
  });
});

test.describe("the watch of the policy", () => {
  test.use({ expectedConsole: [/./], expectedViolations: [/^img-src https:\/\/evil\.example/] });

  test("HD-06 notices what it stops", async ({ page }) => {
    await page.goto("/");
    const stopped = page.waitForEvent("console", (message) =>
      message.text().includes("img-src https://evil.example"),
    );
    await page.evaluate(() => {
      new Image().src = "https://evil.example/x.png";
    });
    await stopped;
  });
});
