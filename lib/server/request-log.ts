import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorCode } from "@/lib/protocol/errors";
import { newId } from "@/lib/protocol/id";
import type { Owner } from "./access/owner";
import { log } from "./log";
import { countRequest } from "./metrics/requests";
import { ownerMark } from "./owner-mark";
import { processWide } from "./process-wide";
import { routeOfHandler, routeOfPage } from "./request-route";

export const REQUEST_ID_HEADER = "x-request-id";
const PLAIN_ID = /^[\w-]{8,64}$/;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Asked for by machines and by every page, so often that they would bury the rest. */
const QUIET = ["/_next", "/api/health", "/api/ready", "/api/metrics"];

/** What is known of a request while it is answered. */
export type Asked = {
  readonly id: string;
  /** Of the address, not the address: that may name a thing. */
  readonly route: string;
  readonly method: string;
  readonly startedAt: number;
  owner: Owner | null;
  /** Of the error that is the answer. */
  code: ErrorCode | null;
};

type UnderWay = { asked: Asked | null };
const underWay = () => processWide("requests", () => new Map<string, UnderWay>());

/** Gives every request to the HTTP server of this process an id, and a line when it has ended. */
export function logRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    const { socket } = request;
    const writtenBefore = socket.bytesWritten;
    const id = toRequestId(request.headers[REQUEST_ID_HEADER]);
    request.headers[REQUEST_ID_HEADER] = id;
    const entry: UnderWay = { asked: null };
    underWay().set(id, entry);
    response.once("close", () => {
      underWay().delete(id);
      write(entry.asked ?? toAsked(request, id, startedAt), {
        status: response.statusCode,
        bytes: socket.bytesWritten - writtenBefore,
        ...(!response.writableFinished && { broken: true }),
      });
    });
  });
}

/** A request as its handler has it. */
export function identify(request: Request, params: Record<string, string>): Asked {
  const given = request.headers.get(REQUEST_ID_HEADER) ?? undefined;
  const entry = given === undefined ? undefined : underWay().get(given);
  const asked: Asked = {
    id: entry && given !== undefined ? given : toRequestId(given),
    route: routeOfHandler(new URL(request.url).pathname, params),
    method: request.method,
    startedAt: performance.now(),
    owner: null,
    code: null,
  };
  if (entry) entry.asked = asked;
  return asked;
}

/** Writes the line of a request that did not come by an HTTP server of ours, as on some hosts. */
export function noteAnswer(asked: Asked, { status }: Response): void {
  if (!underWay().has(asked.id)) write(asked, { status });
}

/** The id that a proxy has given to it, where that is no more than an id; else a new one. */
function toRequestId(given: string | string[] | undefined): string {
  const isUsable = typeof given === "string" && PLAIN_ID.test(given) && !underWay().has(given);
  return isUsable ? given : newId();
}

function toAsked({ method = "", url = "" }: IncomingMessage, id: string, startedAt: number): Asked {
  const route = routeOfPage(url.split("?")[0] ?? "") ?? "other";
  return { id, route, method, startedAt, owner: null, code: null };
}

type End = { status: number; bytes?: number; broken?: boolean };

function write({ id, route, method: named, startedAt, owner, code }: Asked, end: End): void {
  // A method may be any word.
  const method = METHODS.includes(named) ? named : "other";
  countRequest({ route, method, status: end.status });
  const level = QUIET.includes(route) && end.status < 500 ? "debug" : "info";
  if (!log.isLevelEnabled(level)) return;
  const ms = Math.round((performance.now() - startedAt) * 10) / 10;
  void ownerMark(owner).then((mark) =>
    log[level]({
      event: "request",
      requestId: id,
      method,
      route,
      ms,
      ...end,
      ...(code && { code }),
      ...(mark && { owner: mark }),
    }),
  );
}
