import { aborted } from "./clock.ts";
import { answerDeveloper, isDeveloperPath } from "./developer.ts";
import { ConnectionReset, Refusal, refuse, refuseClassic, refuseKey, refuseMissingKey } from "./errors.ts";
import { refuseQuota } from "./faults/refusals.ts";
import { receiveUpload } from "./files/receive-upload.ts";
import { parseJson } from "./json.ts";
import { withoutSecrets } from "./redact.ts";
import type { LoggedRequest } from "./request-log.ts";
import { findRoute, versionedPath } from "./router.ts";
import { ROUTES } from "./routes.ts";
import { createState, type EmulatorOptions, type EmulatorState } from "./state.ts";

export type { EmulatorOptions } from "./state.ts";

export interface Emulator {
  /**
   * Answers as the API would. Rejects as a network failure would: with the signal's reason on
   * abort, with `TypeError: fetch failed` where a fault resets the connection before the headers.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /** Stops all runs, so that no timer outlives a shutdown. */
  close(): void;
}

/** The Interactions API on this machine, with a demo partner in place of a model. */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const state = createState(options);
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { signal } = request;
      const answer = answerRequest(state, request).catch(toFailure);
      const gaveUp = aborted(signal).then(() => Promise.reject(signal.reason));
      return Promise.race([answer, gaveUp]);
    },
    close() {
      for (const run of state.interactions.all()) run.die();
    },
  };
}

async function answerRequest(state: EmulatorState, request: Request): Promise<Response> {
  const url = new URL(request.url);
  if (isDeveloperPath(url.pathname)) return answerDeveloper(state, request);
  if (url.searchParams.has("upload_id")) return answerUpload(state, request);
  const text = await request.text();
  const body = parseJson(text);
  logRequest(state, request, text === "" ? {} : { body: withoutSecrets(body ?? text) }, text.length);
  checkAccess(state, request, text.length);
  const { handler, parameters } = findRoute(ROUTES, request.method, versionedPath(url.pathname));
  if (text !== "" && body === undefined)
    throw refuse(400, "Invalid JSON payload received. Unexpected token.");
  const { headers, signal } = request;
  return handler({ parameters, url, query: url.searchParams, headers, body, signal, emulator: state });
}

// The body of a file is no text, and its address needs no key: whoever started the upload knows it.
async function answerUpload(state: EmulatorState, request: Request): Promise<Response> {
  logRequest(state, request, { fileBytes: Number(request.headers.get("content-length") ?? 0) }, 0);
  return receiveUpload(state, request);
}

function logRequest(
  state: EmulatorState,
  request: Request,
  content: Pick<LoggedRequest, "body" | "fileBytes">,
  size: number,
): void {
  const { pathname, search } = new URL(request.url);
  const time = new Date(state.now()).toISOString();
  state.requests.add({ time, method: request.method, path: pathname + withoutKey(search), ...content }, size);
}

// The log is readable without a key, so it must not hold one.
function withoutKey(search: string): string {
  return search.replace(/([?&]key=)[^&]*/, "$1…");
}

function checkAccess(state: EmulatorState, request: Request, size: number): void {
  const key = request.headers.get("x-goog-api-key") || new URL(request.url).searchParams.get("key");
  if (!key) throw refuseMissingKey();
  if (key === state.badKey) throw refuseKey();
  if (size > state.limits.bodyBytes) {
    throw refuseClassic(400, `Request payload size exceeds the limit: ${state.limits.bodyBytes} bytes.`);
  }
  checkRate(state);
}

function checkRate(state: EmulatorState): void {
  const { requestsPerMinute } = state.limits;
  if (requestsPerMinute === Number.POSITIVE_INFINITY) return;
  const now = state.now();
  state.recentRequests = state.recentRequests.filter((time) => time > now - 60_000);
  const [oldest] = state.recentRequests;
  if (oldest !== undefined && state.recentRequests.length >= requestsPerMinute) {
    throw refuseQuota({ retryDelay: `${Math.ceil((oldest + 60_000 - now) / 1_000)}s` });
  }
  state.recentRequests.push(now);
}

function toFailure(error: unknown): Response {
  if (error instanceof Refusal) return error.toResponse();
  if (error instanceof ConnectionReset) throw new TypeError("fetch failed", { cause: error });
  throw error;
}
