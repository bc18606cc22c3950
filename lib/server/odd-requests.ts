import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { ERRORS, type ErrorBody } from "@/lib/protocol/errors";
import { SHARE_TARGET } from "@/lib/protocol/launch";
import { DATA_POLICY } from "./content-policy";
import { REQUEST_ID_HEADER } from "./request-log";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const PAGE_METHODS = ["GET", "HEAD"];
/** What is shared is posted there, and answered before there is a page. */
const SHARE_METHODS = [...PAGE_METHODS, "POST"];
const HANDLERS = /^\/(api|embed)\//;

type Refusal = { code: "method_not_allowed" | "bad_request"; allow?: readonly string[] };

/**
 * Why a request is answered before Next sees it, or null: Next fails over TRACE and over a broken escape with
 * a 500, and takes whatever is posted to a page for a call of a server action, of which there are none.
 */
export function refusalOf(method: string, url: string): Refusal | null {
  const pathname = url.split("?", 1)[0] ?? "";
  const pageMethods = pathname === SHARE_TARGET ? SHARE_METHODS : PAGE_METHODS;
  const allow = HANDLERS.test(pathname) ? METHODS : pageMethods;
  if (!allow.includes(method)) return { code: "method_not_allowed", allow };
  return isReadable(pathname) ? null : { code: "bad_request" };
}

function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/** Has the HTTP server of this process refuse what no code of ours is there for. */
export function refuseOddRequests(): void {
  const watched = new WeakSet<Server>();
  // It is told of before the server hands it to Next, so the first request is seen as well.
  subscribe("http.server.request.start", (message) => {
    const { server } = message as { server: Server };
    if (watched.has(server)) return;
    watched.add(server);
    const emit = server.emit.bind(server);
    server.emit = (event: string, ...args: unknown[]) => {
      if (event !== "request") return emit(event, ...args);
      const [request, response] = args as [IncomingMessage, ServerResponse];
      const refusal = refusalOf(request.method ?? "", request.url ?? "");
      return refusal ? refuse(request, response, refusal) : emit(event, ...args);
    };
  });
}

function refuse({ headers }: IncomingMessage, response: ServerResponse, { code, allow }: Refusal): true {
  const { status, message } = ERRORS[code];
  const body: ErrorBody = { error: { code, message } };
  const id = headers[REQUEST_ID_HEADER];
  response.writeHead(status, {
    "content-type": "application/json",
    "content-security-policy": DATA_POLICY,
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
    ...(id && { [REQUEST_ID_HEADER]: id }),
    // What is still to come of a body is not read.
    connection: "close",
    ...(allow && { allow: allow.join(", ") }),
  });
  response.end(JSON.stringify(body));
  return true;
}
