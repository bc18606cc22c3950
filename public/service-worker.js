/*
 * Has the app open without a network. It keeps the files of one build, whose name is in its address, and one page: the
 * shell, which has nothing of anybody. Whatever is somebody's passes it by: pages come from the server whenever that
 * answers and are not kept, and what is asked of the API is none of its business.
 */

const BUILD = new URL(location.href).searchParams.get("build");
const PREFIX = "parley-app-";
const CACHE = PREFIX + BUILD;
const SHELL = "/offline";
const FILES = "/_next/static/";
/** Where phones send what is shared, and the names of its parts: see lib/protocol/launch.ts. */
const SHARE_TARGET = "/share-target";
const SHARED = "parley-shared";
const SHARED_TEXTS = ["share-title", "share-text", "share-url"];
const SHARED_FILES = "share-files";
/** What is no page, is not one's own, or has to be answered by the server or not at all. */
const NEVER = /^\/(?:api|embed|s|sign-in|continue)(?:\/|$)|\.\w+$/;

/** What a request is to the worker: a page, a file of a build, what is shared, or null for what it leaves to the browser. */
function kindOf({ method, mode, url }) {
  const { origin, pathname } = new URL(url);
  if (method === "POST" && mode === "navigate" && origin === location.origin && pathname === SHARE_TARGET)
    return "share";
  if (method !== "GET" || origin !== location.origin) return null;
  if (mode === "navigate") return NEVER.test(pathname) ? null : "page";
  return pathname.startsWith(FILES) ? "file" : null;
}

/** The shell with all files that it names, or nothing: a server of another build has other files. */
async function keepShell() {
  const shell = await fetch(SHELL, { cache: "no-store" });
  // Who is not signed in is sent away, and so is not given the shell.
  if (!shell.ok || shell.redirected || buildOf(shell) !== BUILD)
    throw new Error("There is no shell to keep.");
  const html = await shell.clone().text();
  const files = new Set(html.match(/\/_next\/static\/[\w./~%-]+/g));
  const cache = await caches.open(CACHE);
  await cache.addAll([...files]);
  // Its policy stands among its headers, with the nonce that its scripts have.
  await cache.put(SHELL, shell);
}

/** From the server; from the shell where there is no network. A server that answers has the last word, whatever it says. */
async function answerPage(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(leaveWhereUnwanted(response));
    return response;
  } catch (cause) {
    const shell = await kept(SHELL);
    if (!shell) throw cause;
    return shell;
  }
}

/** A file's name tells its contents, so one that is kept is never asked for again. */
async function answerFile(event) {
  const { request } = event;
  const found = await kept(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.status === 200) {
    const copy = response.clone();
    event.waitUntil(caches.open(CACHE).then((cache) => cache.put(request, copy)));
  }
  return response;
}

/** Leads to a new chat with the text that another app has shared, and keeps its files until that page takes them. */
async function takeShare({ request }) {
  const form = await request.formData();
  const address = new URL("/", location.origin);
  for (const name of SHARED_TEXTS) if (form.get(name)) address.searchParams.set(name, form.get(name));
  const files = form.getAll(SHARED_FILES).filter(({ size }) => size > 0);
  await caches.delete(SHARED);
  if (files.length > 0) {
    const cache = await caches.open(SHARED);
    for (const [at, file] of files.entries()) {
      const headers = {
        "content-type": file.type,
        "x-name": encodeURIComponent(file.name),
        "x-kept-at": String(Date.now()),
      };
      // Where there is no room the page says that they could not be taken.
      await cache.put(`/shared/${at}`, new Response(file, { headers })).catch(() => undefined);
    }
    address.searchParams.set(SHARED_FILES, "1");
  }
  return Response.redirect(address.href, 303);
}

function kept(request) {
  return caches.match(request, { cacheName: CACHE, ignoreVary: true });
}

/** Keeps what a page had loaded before there was a worker. */
async function keepFiles(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
    if (kindOf({ method: "GET", mode: "no-cors", url: address }) !== "file" || (await kept(address)))
      continue;
    await cache.add(address).catch(() => undefined);
  }
}

function buildOf({ headers }) {
  return headers.get("x-parley-build");
}

/**
 * A server of another build brings its own worker with its page, or has none any more; one of no build, as in
 * development, has none. Without one this worker goes, with all that was kept.
 */
async function leaveWhereUnwanted(response) {
  const build = buildOf(response);
  if (!response.ok || build === BUILD) return;
  if (build !== null) {
    const { status } = await fetch("/service-worker.js", { method: "HEAD", cache: "no-store" });
    if (status !== 404 && status !== 410) return;
  }
  await registration.unregister();
  await removeCaches((name) => name.startsWith("parley-"));
}

async function removeCaches(isUnwanted) {
  const names = await caches.keys();
  await Promise.all(names.filter(isUnwanted).map((name) => caches.delete(name)));
}

addEventListener("install", (event) => {
  // Open pages go on: a file that only they know is asked of the server, and without it they load themselves again.
  event.waitUntil(keepShell().then(() => skipWaiting()));
  // What is asked of the API need not even wake the worker, in browsers that can be told so.
  const route = { condition: { urlPattern: "/api/*" }, source: "network" };
  event.addRoutes?.(route).catch(() => undefined);
});

addEventListener("activate", (event) => {
  const isOld = (name) => name.startsWith(PREFIX) && name !== CACHE;
  event.waitUntil(removeCaches(isOld).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const kind = kindOf(event.request);
  if (kind === "page") event.respondWith(answerPage(event));
  else if (kind === "share") event.respondWith(takeShare(event));
  else if (kind === "file") event.respondWith(answerFile(event));
});

addEventListener("message", (event) => {
  if (Array.isArray(event.data)) event.waitUntil(keepFiles(event.data));
  // The shell is a page in one language, and another one was chosen.
  if (event.data === "language") event.waitUntil(keepShell().catch(() => undefined));
});
