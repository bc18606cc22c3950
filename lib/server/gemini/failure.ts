import "server-only";
import type { TurnError, TurnErrorCode } from "@/lib/protocol/turn-errors";
import { findRetryDelay, isDailyQuota } from "./retry-delay";
import { toQuote } from "./to-quote";

/** Why a call of the API failed, in our words. */
export type Failure = {
  /** HTTP status; null where there was no answer. */
  status: number | null;
  /** Whether the API provably did nothing with the call, so that it may be sent again. */
  hasNotBegun: boolean;
  /** How long the API asked us to wait, in ms; null where it did not say. */
  retryAfterMs: number | null;
  error: TurnError;
};

// No connection was made, so nothing was sent.
const NOT_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*|ERR_SSL_.*)$/;

type SdkError = { status?: number; statusCode?: number; body?: unknown; headers?: unknown; message?: string };

/** Reads an error that the SDK threw: the type of the API's errors is not exported, its fields are plain. */
export function toFailure(cause: unknown): Failure {
  const { status, headers, body } = readSdkError(cause);
  if (status === null) return connectionFailure(cause);
  const { message, details, reason } = readBody(body);
  const retryAfterMs = findRetryDelay(details, headers);
  const code = codeOf(status, message, reason, details);
  return {
    status,
    hasNotBegun: status === 429 || status === 503,
    retryAfterMs,
    error: { code, ...(message && { detail: message }) },
  };
}

function codeOf(status: number, message: string, reason: string, details: readonly object[]): TurnErrorCode {
  if (reason === "API_KEY_INVALID" || /api key not valid|api key expired/i.test(message))
    return "invalid_key";
  if (status === 401) return "invalid_key";
  if (status === 403) return "permission_denied";
  if (status === 404) return missingOf(message);
  if (status === 413 || /too long|token count|exceeds the maximum|context (window|length)/i.test(message)) {
    return "context_too_long";
  }
  if (/safety|blocked|prohibited/i.test(message)) return "blocked";
  if (status === 429) return isDailyQuota(details) ? "quota_exhausted" : "rate_limited";
  if (status === 503) return "upstream_unavailable";
  return status >= 500 || status === 408 || status === 409 ? "upstream_error" : "refused_request";
}

function missingOf(message: string): TurnErrorCode {
  if (/^agent\b/i.test(message)) return "agent_not_found";
  return /model/i.test(message) ? "model_not_found" : "history_lost";
}

function connectionFailure(cause: unknown): Failure {
  const hasNotBegun = codesOf(cause).some((code) => NOT_CONNECTED.test(code));
  const code = hasNotBegun ? "upstream_unavailable" : "maybe_sent";
  return { status: null, hasNotBegun, retryAfterMs: null, error: { code } };
}

function codesOf(cause: unknown): string[] {
  const codes: string[] = [];
  for (
    let error = cause as { code?: unknown; cause?: unknown } | undefined, depth = 0;
    error && depth < 8;
    depth++
  ) {
    if (typeof error.code === "string") codes.push(error.code);
    error = error.cause as typeof error;
  }
  return codes;
}

function readSdkError(cause: unknown): { status: number | null; headers: Headers | null; body: unknown } {
  const { status, statusCode, body, headers, message } = (cause ?? {}) as SdkError;
  return {
    status: status ?? statusCode ?? null,
    headers: headers instanceof Headers ? headers : null,
    // The classic endpoints put the body into the message.
    body: body ?? message,
  };
}

type ErrorFields = { message: string; reason: string; details: readonly object[] };

function readBody(body: unknown): ErrorFields {
  const parsed = typeof body === "string" ? parseJson(body) : body;
  const outer = (Array.isArray(parsed) ? parsed[0] : parsed) as { error?: Record<string, unknown> } | null;
  const error = outer?.error ?? {};
  const details = Array.isArray(error.details) ? (error.details as object[]) : [];
  const reason = details.map((detail) => (detail as { reason?: unknown }).reason).find(Boolean);
  return {
    message: typeof error.message === "string" ? toQuote(error.message).slice(0, 2000) : "",
    reason: String(reason ?? ""),
    details,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
