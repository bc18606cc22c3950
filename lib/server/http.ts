import "server-only";
import type { z } from "zod";
import { t } from "@/lib/i18n/translate";
import { BUILD, BUILD_HEADER } from "@/lib/protocol/build";
import { ERRORS, type ErrorBody, type ErrorCode } from "@/lib/protocol/errors";
import { isOwnOrigin } from "./access/origin";
import type { Owner } from "./access/owner";
import { endWithSession } from "./access/session-streams";
import { recognizeVisitor, type Visitor } from "./access/visitor";
import { DATA_POLICY } from "./content-policy";
import { isStorageFull } from "./db/storage-full";
import { HttpError } from "./errors";
import { withStreamPlace } from "./limits/streams";
import { type Limit, takeFrom } from "./limits/take";
import { errorFields, log } from "./log";
import { readJson } from "./read-json";
import { noteRefusal } from "./refusals";
import { type Asked, identify, noteAnswer, REQUEST_ID_HEADER } from "./request-log";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

type Call<Params, Body> = {
  request: Request;
  /** Null for who has not written anything yet. */
  owner: Owner | null;
  params: Params;
  body: Body;
  /** The owner, made now where there is none: its cookie goes out with the answer. */
  ensureOwner(): Promise<Owner>;
  visitor: Visitor;
};

type Endpoint<P extends z.ZodType, B extends z.ZodType> = {
  /** Open to who has not signed in, where one has to. */
  isPublic?: true;
  /** What it counts against. */
  limit?: Limit;
  /** It answers with a stream of events, of which an address may have only so many open. */
  isStream?: true;
  params?: P;
  /** The schema of the body, or of the query of a GET. */
  body?: B;
  handler(call: Call<z.infer<P>, z.infer<B>>): Promise<Response | object>;
};

/**
 * One method of one address. In this order: origin, JSON, owner, access, parameters, body, limits, handler.
 * An object becomes JSON, an HttpError its answer, anything else thrown is a 500 that says nothing of its cause.
 */
export function endpoint<P extends z.ZodType, B extends z.ZodType>(endpoint: Endpoint<P, B>): Handler {
  return async (request, context) => {
    const params = (await context.params) ?? {};
    const asked = identify(request, params);
    const response = await answer(endpoint, request, params, asked).catch((cause: unknown) =>
      refuse(asked, cause),
    );
    noteAnswer(asked, response);
    endWithReader(request.signal, response);
    return response;
  };
}

/** Next does not even begin to read an answer whose reader has left: what was opened for it would stay open. */
function endWithReader(reader: AbortSignal, { body }: Response): void {
  const end = () => {
    // While Next reads it, it is ended by Next.
    if (body && !body.locked) body.cancel().catch(() => undefined);
  };
  if (reader.aborted) end();
  else reader.addEventListener("abort", end, { once: true });
}

async function answer<P extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, B>,
  request: Request,
  rawParams: Record<string, string>,
  asked: Asked,
): Promise<Response> {
  if (!isSafe(request) && !isOwnOrigin(request.headers)) throw new HttpError("foreign_origin");
  const rawBody = await readInput(request, endpoint.body);
  const visitor = await recognizeVisitor(request.headers);
  asked.owner = visitor.owner;
  if (!endpoint.isPublic && !visitor.mayEnter) throw new HttpError("sign_in_needed");
  // An id that cannot exist is answered like one that does not.
  const params = parse(endpoint.params, rawParams, "not_found");
  const body = parse(endpoint.body, rawBody, "bad_request");
  if (endpoint.limit) await takeFrom(endpoint.limit, visitor.owner, request.headers);
  const { owner } = visitor;
  const ensureOwner = async () => {
    asked.owner = await visitor.ensureOwner();
    return asked.owner;
  };
  try {
    const handle = async () => endpoint.handler({ request, owner, params, body, ensureOwner, visitor });
    const result = await (endpoint.isStream ? withStreamPlace(request.headers, handle) : handle());
    const response = result instanceof Response ? result : Response.json(result);
    const sessionId = visitor.sessionId();
    if (sessionId) endWithSession(response, sessionId);
    for (const cookie of visitor.newCookies()) response.headers.append("set-cookie", cookie);
    return withHeaders(request.method === "HEAD" ? await withoutBody(response) : response, asked.id);
  } catch (cause) {
    if (cause instanceof HttpError) {
      await visitor.forgetNewOwner();
      throw cause;
    }
    // What fails on our side may have stored something, so its owner must be able to come back.
    const response = refuse(asked, cause);
    for (const cookie of visitor.newCookies()) response.headers.append("set-cookie", cookie);
    return response;
  }
}

/** What may come from any site and without a body, as it changes nothing. */
function isSafe(request: Request): boolean {
  return request.method === "GET" || request.method === "HEAD";
}

/** Next answers HEAD by GET and leaves the body unread: a stream would be filled for nobody. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

async function readInput(request: Request, schema: z.ZodType | undefined): Promise<unknown> {
  if (!schema) return undefined;
  if (!isSafe(request)) return readJson(request);
  const query = new URL(request.url).searchParams;
  const isRepeated = new Set(query.keys()).size < query.size;
  if (isRepeated || [...query.values()].some((value) => value.includes("\0"))) {
    throw new HttpError("bad_request");
  }
  return Object.fromEntries(query);
}

function parse<S extends z.ZodType>(schema: S | undefined, value: unknown, code: ErrorCode): z.infer<S> {
  if (!schema) return undefined as z.infer<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const field = result.error.issues[0]?.path.join(".");
  throw new HttpError(code, field && code !== "not_found" ? { field } : {});
}

function refuse(asked: Asked, cause: unknown): Response {
  const error = toHttpError(cause);
  const { id: requestId, method, route } = asked;
  if (error.code === "internal") {
    log.error({ requestId, method, route, ...errorFields(error.cause ?? error) }, "request failed");
  }
  asked.code = error.code;
  noteRefusal(asked, error.code);
  const { status, message } = ERRORS[error.code];
  const { code, field, retryAt, mostBytes } = error;
  const more = { ...(field && { field }), ...(retryAt && { retryAt }), ...(mostBytes && { mostBytes }) };
  const body: ErrorBody = { error: { code, message: t(message), ...more } };
  const response = Response.json(body, { status, headers: error.headers });
  if (retryAt) response.headers.set("retry-after", String(Math.ceil((retryAt - Date.now()) / 1_000)));
  return withHeaders(response, requestId);
}

function toHttpError(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause;
  return new HttpError(isStorageFull(cause) ? "storage_full" : "internal", { cause });
}

function withHeaders(response: Response, requestId: string): Response {
  response.headers.set(REQUEST_ID_HEADER, requestId);
  if (BUILD !== "") response.headers.set(BUILD_HEADER, BUILD);
  response.headers.set("x-content-type-options", "nosniff");
  if (!response.headers.has("content-security-policy")) {
    response.headers.set("content-security-policy", DATA_POLICY);
  }
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  return response;
}

type Methods = Partial<Record<Method, Handler>>;
type AllMethods = Record<Method, Handler>;

/** The handlers of one address: a method that it does not take is answered in our words too, and without any there is nothing. */
export function route(methods: Methods): AllMethods {
  const allow = Object.keys(methods).join(", ");
  const code = allow === "" ? "not_found" : "method_not_allowed";
  const refuseMethod: Handler = async (request, context) => {
    const asked = identify(request, (await context.params) ?? {});
    const response = refuse(asked, new HttpError(code));
    noteAnswer(asked, response);
    if (allow !== "") response.headers.set("allow", allow);
    return response;
  };
  return {
    GET: refuseMethod,
    POST: refuseMethod,
    PUT: refuseMethod,
    PATCH: refuseMethod,
    DELETE: refuseMethod,
    ...methods,
  };
}

/** For what only an owner can have: nobody's request is answered as if the thing did not exist. */
export function owned(owner: Owner | null): Owner {
  if (!owner) throw new HttpError("not_found");
  return owner;
}
