import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { beforeEach, describe, expect, test } from "vitest";
import { SHARE_TARGET, SHARED_CACHE, SHARED_FILES, SHARED_TEXT } from "../lib/protocol/launch";
import { root } from "./set-up/project.mjs";

const ORIGIN = "https://parley.example";
const SCRIPT = readFileSync(join(root, "public/service-worker.js"), "utf8");
const SHELL_HTML = `<script src="/_next/static/chunks/a.js" nonce="N"></script>
  <link rel="stylesheet" href="/_next/static/chunks/b.css"/><script>["/_next/static/chunks/c~1.js"]</script>`;
const POLICY = "script-src 'nonce-N'";

type Answer = (path: string) => Response;
type Asked = { method?: string; mode?: string; url: string };

/** Caches as a browser has them, as far as the worker asks. */
function newCaches() {
  const all = new Map<string, Map<string, Response>>();
  const keyOf = (request: string | Asked) =>
    new URL(typeof request === "string" ? request : request.url, ORIGIN).pathname;
  return {
    all,
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    match: async (request: string | Asked, { cacheName }: { cacheName: string }) =>
      all.get(cacheName)?.get(keyOf(request))?.clone(),
  };
}

/** A browser with the worker of a build, on a server that answers as `answer` says; null is a network that is gone. */
function startWorker(build: string, browser: ReturnType<typeof newCaches>) {
  const server: { answer: Answer | null; asked: string[] } = { answer: null, asked: [] };
  const listeners = new Map<string, (event: unknown) => void>();
  const state = { isRegistered: true, hasClaimed: false };
  const fetchFrom = async (request: string | Asked) => {
    const { pathname } = new URL(typeof request === "string" ? request : request.url, ORIGIN);
    server.asked.push(pathname);
    if (!server.answer) throw new TypeError("Failed to fetch");
    return server.answer(pathname);
  };
  const open = async (name: string) => {
    const cache = browser.all.get(name) ?? new Map<string, Response>();
    browser.all.set(name, cache);
    const put = async (request: string | Asked, response: Response) => {
      cache.set(new URL(typeof request === "string" ? request : request.url, ORIGIN).pathname, response);
    };
    const add = async (path: string) => {
      const response = await fetchFrom(path);
      if (!response.ok) throw new TypeError("Request failed");
      await put(path, response);
    };
    return { put, add, addAll: (paths: string[]) => Promise.all(paths.map(add)) };
  };
  const worker = createContext({
    URL,
    Response,
    Date,
    location: new URL(`${ORIGIN}/service-worker.js?build=${build}`),
    caches: { ...browser, open },
    fetch: fetchFrom,
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
    skipWaiting: async () => undefined,
    clients: {
      claim: async () => {
        state.hasClaimed = true;
      },
    },
    registration: {
      unregister: async () => {
        state.isRegistered = false;
      },
    },
  });
  runInContext(SCRIPT, worker);
  /** Resolves to what the worker answers, once all is done; undefined where it leaves the request to the browser. */
  const dispatch = async (name: string, event: object): Promise<Response | undefined> => {
    const waits: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    listeners.get(name)?.({
      waitUntil: (wait: Promise<unknown>) => waits.push(wait),
      respondWith: (response: Promise<Response>) => {
        answer = response;
      },
      ...event,
    });
    const response = await answer;
    await Promise.all(waits);
    return response;
  };
  return {
    state,
    server,
    install: () => dispatch("install", {}),
    activate: () => dispatch("activate", {}),
    tell: (data: unknown) => dispatch("message", { data }),
    share: (form: FormData) =>
      dispatch("fetch", {
        request: {
          method: "POST",
          mode: "navigate",
          url: ORIGIN + SHARE_TARGET,
          formData: async () => form,
        },
      }),
    ask: ({ method = "GET", mode = "no-cors", url }: Asked) =>
      dispatch("fetch", { request: { method, mode, url: new URL(url, ORIGIN).href } }),
  };
}

const serverOf =
  (build: string | null, { hasWorker = true } = {}): Answer =>
  (path) => {
    const headers = { "x-parley-build": build ?? "", "content-security-policy": POLICY };
    if (path === "/service-worker.js") return new Response(null, { status: hasWorker ? 200 : 404 });
    if (path === "/offline") return new Response(SHELL_HTML, { headers });
    if (path.startsWith("/_next/")) return new Response(`${path} of ${build}`);
    return new Response(`${path} from the server`, build === null ? {} : { headers });
  };

let browser: ReturnType<typeof newCaches>;
let worker: ReturnType<typeof startWorker>;

beforeEach(async () => {
  browser = newCaches();
  worker = startWorker("one", browser);
  worker.server.answer = serverOf("one");
  await worker.install();
  await worker.activate();
});

const keptPaths = (build = "one") => [...(browser.all.get(`parley-app-${build}`)?.keys() ?? [])].sort();

describe("HD-13 the service worker", () => {
  test("keeps the shell and the files that it names, and nothing else", () => {
    expect(keptPaths()).toEqual([
      "/_next/static/chunks/a.js",
      "/_next/static/chunks/b.css",
      "/_next/static/chunks/c~1.js",
      "/offline",
    ]);
    expect(worker.state.hasClaimed).toBe(true);
  });

  test.each(["/", "/threads/gq3nYyJ0S1iB0hQ8Jm6f2w", "/agents", "/shares", "/usage", "/?share-text=x"])(
    "opens the shell in the place of %s without a network, with its policy, and never where the server answers",
    async (url) => {
      const online = await worker.ask({ mode: "navigate", url });
      expect(await online?.text()).toBe(`${new URL(url, ORIGIN).pathname} from the server`);
      expect(keptPaths()).toHaveLength(4);
      worker.server.answer = null;
      const offline = await worker.ask({ mode: "navigate", url });
      expect(await offline?.text()).toBe(SHELL_HTML);
      expect(offline?.headers.get("content-security-policy")).toBe(POLICY);
    },
  );

  test.each([
    { url: "/api/threads" },
    { url: "/api/media/one", mode: "navigate" },
    { url: "/api/sign-in/oidc/callback?code=x", mode: "navigate" },
    { url: "/s/gq3nYyJ0S1iB0hQ8Jm6f2w", mode: "navigate" },
    { url: "/sign-in?to=%2Fagents", mode: "navigate" },
    { url: "/continue/gq3nYyJ0S1iB0hQ8Jm6f2w", mode: "navigate" },
    { url: "/embed/function-frame", mode: "navigate" },
    { url: "/robots.txt", mode: "navigate" },
    { url: "/threads/one?_rsc=1", mode: "cors" },
    { url: "/", mode: "navigate", method: "POST" },
    { url: SHARE_TARGET, mode: "cors", method: "POST" },
    { url: `https://elsewhere.example${SHARE_TARGET}`, mode: "navigate", method: "POST" },
    { url: "https://elsewhere.example/_next/static/chunks/a.js" },
  ])("has nothing to do with $method $url", async (request) => {
    worker.server.asked = [];
    expect(await worker.ask(request)).toBeUndefined();
    expect(worker.server.asked).toEqual([]);
  });

  test("keeps files that are shared in place of those before, and leads to a new chat with the text", async () => {
    worker.server.asked = [];
    const share = (names: string[]) => {
      const form = new FormData();
      form.set(SHARED_TEXT.title, "");
      form.set(SHARED_TEXT.text, "What is this? & that");
      for (const name of names) form.append(SHARED_FILES, new File(["12"], name, { type: "image/png" }));
      return worker.share(form);
    };
    await share(["old.png", "older.png"]);
    const answer = await share(["ä b.png"]);
    expect(answer?.status).toBe(303);
    expect(answer?.headers.get("location")).toBe(
      `${ORIGIN}/?share-text=What+is+this%3F+%26+that&${SHARED_FILES}=1`,
    );
    const kept = [...(browser.all.get(SHARED_CACHE)?.values() ?? [])];
    expect(kept).toHaveLength(1);
    expect(await kept[0]?.text()).toBe("12");
    expect(decodeURIComponent(kept[0]?.headers.get("x-name") ?? "")).toBe("ä b.png");
    const textAlone = await share([]);
    expect(textAlone?.headers.get("location")).not.toContain(SHARED_FILES);
    expect(browser.all.has(SHARED_CACHE)).toBe(false);
    expect(worker.server.asked, "nothing goes to the server").toEqual([]);
  });

  test("asks for a file once, and for one that is not there again", async () => {
    worker.server.asked = [];
    const first = await worker.ask({ url: "/_next/static/chunks/late.js" });
    worker.server.answer = null;
    const again = await worker.ask({ url: "/_next/static/chunks/late.js" });
    expect(await again?.text()).toBe(await first?.text());
    expect(worker.server.asked).toEqual(["/_next/static/chunks/late.js"]);
    worker.server.answer = () => new Response("gone", { status: 404 });
    expect((await worker.ask({ url: "/_next/static/chunks/old.js" }))?.status).toBe(404);
    expect(keptPaths()).not.toContain("/_next/static/chunks/old.js");
  });

  test("keeps what a page has loaded before, and no other address that it is told of", async () => {
    await worker.tell([`${ORIGIN}/_next/static/chunks/d.js`, `${ORIGIN}/api/threads`, `${ORIGIN}/`]);
    expect(keptPaths()).toContain("/_next/static/chunks/d.js");
    expect(keptPaths()).toHaveLength(5);
  });

  test("is not installed where one has to sign in first, nor with the shell of another build", async () => {
    const other = startWorker("two", browser);
    other.server.answer = serverOf("one");
    await expect(other.install()).rejects.toThrow("no shell");
    const away = Object.defineProperty(
      new Response(SHELL_HTML, { headers: { "x-parley-build": "two" } }),
      "redirected",
      {
        value: true,
      },
    );
    other.server.answer = () => away;
    await expect(other.install()).rejects.toThrow("no shell");
    expect(keptPaths("two")).toEqual([]);
    expect(keptPaths("one")).toHaveLength(4);
  });

  test("of a new build takes over, and removes what the old one has kept and nothing of conversations", async () => {
    browser.all.set("parley-kept-somebody", new Map());
    const next = startWorker("two", browser);
    next.server.answer = serverOf("two");
    await next.install();
    expect(keptPaths("one"), "until the new one has all").toHaveLength(4);
    await next.activate();
    expect([...browser.all.keys()].sort()).toEqual(["parley-app-two", "parley-kept-somebody"]);
  });
});

describe("a service worker whose build the server does not have", () => {
  const visit = () => worker.ask({ mode: "navigate", url: "/" });

  test("stays until the page of the new one brings another", async () => {
    worker.server.answer = serverOf("two");
    await visit();
    expect(worker.state.isRegistered).toBe(true);
  });

  test("goes with all that was kept where there is none any more", async () => {
    browser.all.set("parley-kept-somebody", new Map());
    worker.server.answer = serverOf("two", { hasWorker: false });
    await visit();
    expect(worker.state.isRegistered).toBe(false);
    expect([...browser.all.keys()]).toEqual([]);
  });

  test("goes where the server is of no build", async () => {
    worker.server.answer = serverOf(null);
    await visit();
    expect(worker.state.isRegistered).toBe(false);
  });

  test("stays while something in between answers that the server is out of reach", async () => {
    worker.server.answer = () => new Response("Bad gateway", { status: 502 });
    expect((await visit())?.status).toBe(502);
    expect(worker.state.isRegistered).toBe(true);
  });
});
