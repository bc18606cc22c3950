import type { ModelList, ThreadDetail } from "@/lib/protocol/api";
import type { AccessState } from "@/lib/protocol/api-access";
import type { ThreadList } from "@/lib/protocol/api-list";

/** What of the app stands around a conversation: enough to draw it without the server. */
export type Frame = { list: ThreadList; models: ModelList; access: AccessState };

/** Whose things are kept before the server knows anybody. */
export const NOBODY = "nobody";

const PREFIX = "parley-kept-";
const FRAME = "/kept/frame";
const THREADS = "/kept/threads/";
const KEPT_AT = "x-kept-at";
const SIZE = "x-size";

/** Of the last threads that were opened, so many and so many characters altogether. */
const MOST_THREADS = 30;
const MOST_CHARACTERS = 10_000_000;

/*
 * Each owner has a cache of their own, and there is never more than one. Only a page that the server has just sent makes
 * it. So a page from before somebody signed out, in another tab, finds none, and cannot write what is not to be read
 * here any more.
 */
function nameOf(owner: string | null): string {
  return PREFIX + (owner ?? NOBODY);
}

async function names(): Promise<string[]> {
  // Without https there is neither a worker nor a cache.
  if (!("caches" in window)) return [];
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

async function open(owner: string): Promise<Cache | null> {
  return (await names()).includes(nameOf(owner)) ? caches.open(nameOf(owner)) : null;
}

/**
 * Begins to keep what is whoever the server has just sent the page to; what is anybody else's goes. What nobody had is
 * theirs who the browser has become. Resolves to the name to keep it under.
 */
export async function beginKeeping(owner: string | null): Promise<string> {
  const name = nameOf(owner);
  for (const other of await names()) {
    if (owner !== null && other === nameOf(null)) await copy(other, name);
    if (owner === null || other !== name) await caches.delete(other);
  }
  if ("caches" in window) await caches.open(name);
  return owner ?? NOBODY;
}

async function copy(from: string, to: string): Promise<void> {
  const [source, target] = await Promise.all([caches.open(from), caches.open(to)]);
  for (const request of await source.keys()) {
    const response = await source.match(request);
    if (response && !(await target.match(request))) await target.put(request, response);
  }
}

/** Leaves nothing of anybody's conversations in this browser. */
export async function forgetKept(): Promise<void> {
  await Promise.all((await names()).map((name) => caches.delete(name)));
}

/** What was kept last, and of whom; null where nobody may see anything here. */
export async function readFrame(): Promise<({ owner: string } & Frame) | null> {
  const [name, ...others] = await names();
  if (name === undefined || others.length > 0) return null;
  const frame = await read<Frame>(await caches.open(name), FRAME);
  return frame && { owner: name.slice(PREFIX.length), ...frame };
}

export async function readThread(owner: string, threadId: string): Promise<ThreadDetail | null> {
  const cache = await open(owner);
  return cache && read<ThreadDetail>(cache, THREADS + threadId);
}

export async function keptThreadIds(owner: string): Promise<string[]> {
  const cache = await open(owner);
  return cache ? (await entriesOf(cache)).map(({ id }) => id) : [];
}

export async function keepFrame(owner: string, frame: Frame): Promise<void> {
  await (await open(owner))?.put(FRAME, Response.json(frame));
}

export async function keepThread(owner: string, detail: ThreadDetail): Promise<void> {
  const cache = await open(owner);
  if (!cache) return;
  const json = JSON.stringify(detail);
  const headers = { [KEPT_AT]: String(Date.now()), [SIZE]: String(json.length) };
  await cache.put(THREADS + detail.thread.id, new Response(json, { headers }));
  const surplus = surplusOf(await entriesOf(cache));
  await Promise.all(surplus.map((id) => cache.delete(THREADS + id)));
}

export async function forgetThreads(owner: string, threadIds: readonly string[]): Promise<void> {
  const cache = await open(owner);
  await Promise.all(threadIds.map((id) => cache?.delete(THREADS + id)));
}

type Entry = { id: string; keptAt: number; size: number };

async function entriesOf(cache: Cache): Promise<Entry[]> {
  const requests = (await cache.keys()).filter(({ url }) => new URL(url).pathname.startsWith(THREADS));
  return Promise.all(
    requests.map(async (request) => {
      const headers = (await cache.match(request))?.headers;
      const id = new URL(request.url).pathname.slice(THREADS.length);
      return { id, keptAt: Number(headers?.get(KEPT_AT)), size: Number(headers?.get(SIZE)) };
    }),
  );
}

/** Those that have to go for the others to have room: what was opened longest ago. */
export function surplusOf(entries: readonly Entry[]): string[] {
  let size = 0;
  return entries
    .toSorted((one, other) => other.keptAt - one.keptAt)
    .filter((entry, index) => {
      size += entry.size;
      return index >= MOST_THREADS || size > MOST_CHARACTERS;
    })
    .map(({ id }) => id);
}

async function read<T>(cache: Cache, key: string): Promise<T | null> {
  const response = await cache.match(key);
  return response ? response.json() : null;
}
