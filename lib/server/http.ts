import "server-only";
import type { z } from "zod";
import { BUILD, BUILD_HEADER } from "@/lib/protocol/build";
import { ERRORS, type ErrorBody, type ErrorCode } from "@/lib/protocol/errors";
import { newId } from "@/lib/protocol/id";
import { isOwnOrigin } from "./access/origin";
import type { Owner } from "./access/owner";
import { recognizeVisitor } from "./access/visitor";
import { isStorageFull } from "./db/storage-full";
import { HttpError } from "./errors";
import { errorFields, log } from "./log";
import { readJson } from "./read-json";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

type Call<Params, Body> = {
  request: Request;
  /** Null for who has not written anything yet. */
  owner: Owner | null;
  params: Params;
  body: Body;
  /** The owner, made now where there is none: its cookie goes out with the answer. */
  ensureOwner(): Promise<Owner>;
};

type Endpoint<P extends z.ZodType, B extends z.ZodType> = {
  params?: P;
  /** The schema of the body, or of the query of a GET. */
  body?: B;
  handler(call: Call<z.infer<P>, z.infer<B>>): Promise<Response | object>;
};

/**
 * One method of one address. In this order: origin, JSON, owner, parameters, body, handler. An object
 * becomes JSON, an HttpError its answer, anything else thrown is a 500 that says nothing of its cause.
 */
export function endpoint<P extends z.ZodType, B extends z.ZodType>(endpoint: Endpoint<P, B>): Handler {
  return async (request, context) => {
    const requestId = newId();
    try {
      return await answer(endpoint, request, await context.params, requestId);
    } catch (cause) {
      return refuse(request, requestId, cause);
    }
  };
}

async function answer<P extends z.ZodType, B extends z.ZodType>(
  endpoint: Endpoint<P, B>,
  request: Request,
  rawParams: Record<string, string>,
  requestId: string,
): Promise<Response> {
  if (!isSafe(request) && !isOwnOrigin(request.headers)) throw new HttpError("foreign_origin");
  const rawBody = await readInput(request, endpoint.body);
  const visitor = await recognizeVisitor(request.headers);
  // An id that cannot exist is answered like one that does not.
  const params = parse(endpoint.params, rawParams, "not_found");
  const body = parse(endpoint.body, rawBody, "bad_request");
  const { owner, ensureOwner } = visitor;
  try {
    const result = await endpoint.handler({ request, owner, params, body, ensureOwner });
    const response = result instanceof Response ? result : Response.json(result);
    for (const cookie of visitor.newCookies()) response.headers.append("set-cookie", cookie);
    return withHeaders(request.method === "HEAD" ? await withoutBody(response) : response, requestId);
  } catch (cause) {
    if (cause instanceof HttpError) {
      await visitor.forgetNewOwner();
      throw cause;
    }
    // What fails on our side may have stored something, so its owner must be able to come back.
    const response = refuse(request, requestId, cause);
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

function refuse(request: Request, requestId: string, cause: unknown): Response {
  const error = toHttpError(cause);
  if (error.code === "internal") {
    log.error({ requestId, method: request.method, ...errorFields(error.cause ?? error) }, "request failed");
  }
  const { status, message } = ERRORS[error.code];
  const body: ErrorBody = {
    error: { code: error.code, message, ...(error.field && { field: error.field }) },
  };
  return withHeaders(Response.json(body, { status, headers: error.headers }), requestId);
}

function toHttpError(cause: unknown): HttpError {
  if (cause instanceof HttpError) return cause;
  return new HttpError(isStorageFull(cause) ? "storage_full" : "internal", { cause });
}

function withHeaders(response: Response, requestId: string): Response {
  response.headers.set("x-request-id", requestId);
  if (BUILD !== "") response.headers.set(BUILD_HEADER, BUILD);
  response.headers.set("x-content-type-options", "nosniff");
  if (!response.headers.has("cache-control")) response.headers.set("cache-control", "private, no-store");
  return response;
}

type Methods = Partial<Record<Method, Handler>>;
type AllMethods = Record<Method, Handler>;

/** The handlers of one address: a method that it does not take is answered in our words too. */
export function route(methods: Methods): AllMethods {
  const allow = Object.keys(methods).join(", ");
  const refuseMethod: Handler = async (request) => {
    const response = refuse(request, newId(), new HttpError("method_not_allowed"));
    response.headers.set("allow", allow);
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
