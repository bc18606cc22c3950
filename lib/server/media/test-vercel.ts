import "server-only";
import { Agent, Dispatcher, getGlobalDispatcher, setGlobalDispatcher } from "undici";
import {
  joinPieces,
  type ObjectAnswer,
  type ObjectRequest,
  type Objects,
  objectAnswer,
  startObjectServer,
} from "./test-object-server";

const PAGE = 3;

/**
 * As much of Vercel Blob as its own client asks for. The client takes the address of the API from the
 * environment, but builds that of the bytes itself: requests to it are led here on their way out.
 */
export async function startVercelBlob(token: string) {
  const objects: Objects = { kept: new Map(), begun: new Map() };
  const server = await startObjectServer((request) => {
    if (request.headers.authorization !== `Bearer ${token}`) return refuse(403, "forbidden");
    const path = request.url.pathname;
    if (path.startsWith("/api")) return answerApi(objects, path.slice("/api".length), request);
    const found = objects.kept.get(decodeURIComponent(path.slice(1)));
    return found ? objectAnswer(found.content, request.headers.range) : { status: 404 };
  });
  const before = getGlobalDispatcher();
  setGlobalDispatcher(new Detour(server.url));
  const close = async () => {
    setGlobalDispatcher(before);
    await server.close();
  };
  return { apiUrl: `${server.url}/api`, objects, close };
}

class Detour extends Dispatcher {
  readonly #agent = new Agent();
  readonly #url: string;

  constructor(url: string) {
    super();
    this.#url = url;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const isStore = String(options.origin).endsWith(".private.blob.vercel-storage.com");
    return this.#agent.dispatch({ ...options, ...(isStore && { origin: this.#url }) }, handler);
  }
}

function answerApi(
  objects: Objects,
  path: string,
  { method, url, headers, content }: ObjectRequest,
): ObjectAnswer {
  const pathname = url.searchParams.get("pathname") ?? "";
  if (path === "/mpu") {
    if (headers["x-vercel-blob-access"] !== "private") return refuse(400, "bad_request");
    return answerPieces(objects, pathname, headers, content);
  }
  if (path === "/delete") return remove(objects, JSON.parse(String(content)).urls);
  return method === "GET" ? list(objects, url.searchParams) : refuse(400, "bad_request");
}

function answerPieces(
  { kept, begun }: Objects,
  pathname: string,
  headers: ObjectRequest["headers"],
  content: Buffer,
): ObjectAnswer {
  const id = String(headers["x-mpu-upload-id"]);
  const pieces = begun.get(id) ?? new Map<number, Buffer>();
  switch (headers["x-mpu-action"]) {
    case "create": {
      const uploadId = `upload-${begun.size}-${Date.now()}`;
      begun.set(uploadId, pieces);
      return json({ uploadId, key: pathname });
    }
    case "upload":
      pieces.set(Number(headers["x-mpu-part-number"]), content);
      return json({ etag: "1" });
    default:
      if (kept.has(pathname) && headers["x-allow-overwrite"] !== "1") return refuse(400, "bad_request");
      kept.set(pathname, { content: joinPieces(pieces), at: new Date() });
      begun.delete(id);
      return json({ url: `https://x.private.blob.vercel-storage.com/${pathname}`, pathname });
  }
}

function remove({ kept }: Objects, pathnames: string[]): ObjectAnswer {
  for (const pathname of pathnames) kept.delete(pathname);
  return json(null);
}

function list({ kept }: Objects, query: URLSearchParams): ObjectAnswer {
  const after = query.get("cursor") ?? "";
  const keys = [...kept.keys()]
    .filter((key) => key.startsWith(query.get("prefix") ?? "") && key > after)
    .sort();
  const page = keys.slice(0, PAGE);
  const blobs = page.map((pathname) => ({ pathname, url: pathname, uploadedAt: kept.get(pathname)?.at }));
  // By the documentation it is `hasMore` that says whether there is another page, not a cursor.
  return json({ blobs, hasMore: keys.length > PAGE, cursor: page.at(-1) ?? "end" });
}

function refuse(status: number, code: string): ObjectAnswer {
  return { ...json({ error: { code, message: code } }), status };
}

function json(value: unknown): ObjectAnswer {
  return { status: 200, headers: { "content-type": "application/json" }, content: JSON.stringify(value) };
}
