import { joinSentences, t } from "@/lib/i18n/translate";
import type { ErrorBody, ErrorCode } from "@/lib/protocol/errors";
import { noteSignedOut } from "./access/signed-out";
import { formatBytes } from "./format-bytes";
import { formatUntil } from "./format-time";
import { noteBuild } from "./stale-page";

/** The server answered, and said no: `message` is its sentence. */
export class ApiError extends Error {
  readonly code: ErrorCode | null;
  readonly status: number;
  /** The part of what was sent that is wrong, where the server says it. */
  readonly field: string | null;

  /** When it is worth trying again, in ms since the epoch by the clock of this browser. */
  readonly retryAt: number | null;

  constructor(
    status: number,
    body: ErrorBody | null,
    requestId: string | null = null,
    retryAt: number | null = body?.error.retryAt ?? null,
  ) {
    super(sentenceOf(body, { requestId, retryAt }));
    this.retryAt = retryAt;
    this.name = "ApiError";
    this.code = body?.error.code ?? null;
    this.field = body?.error.field ?? null;
    this.status = status;
  }
}

type Circumstances = { requestId: string | null; retryAt: number | null };

function sentenceOf(body: ErrorBody | null, { requestId, retryAt }: Circumstances): string {
  if (!body) return t("The server did not answer as expected.");
  const { code, message, mostBytes } = body.error;
  if (mostBytes !== undefined)
    return joinSentences(message, t("It takes up to {size}.", { size: formatBytes(mostBytes) }));
  if (retryAt !== null)
    return joinSentences(message, t("You can go on {when}.", { when: formatUntil(retryAt, Date.now()) }));
  if (code !== "internal" || requestId === null) return message;
  return joinSentences(message, t("Its log has this as {id}.", { id: requestId }));
}

type Options = { method?: string; body?: object; signal?: AbortSignal; cursor?: number; keepalive?: boolean };

/** A browser refuses more than 64 KiB that would outlive their pages, counted over all requests under way. */
const KEPT_MAX_LENGTH = 8_192;

/** The only place that knows how to ask the server. Throws ApiError, or TypeError without a network. */
export async function request(
  path: string,
  { method = "GET", body, signal, cursor, keepalive = false }: Options = {},
): Promise<Response> {
  const text = body && JSON.stringify(body);
  const response = await fetch(path, {
    method,
    keepalive: keepalive && (text ?? "").length <= KEPT_MAX_LENGTH,
    ...(text && { body: text }),
    ...(signal && { signal }),
    headers: {
      ...(body && { "content-type": "application/json" }),
      ...(cursor !== undefined && { "last-event-id": String(cursor) }),
    },
  });
  noteBuild(response);
  if (response.ok) return response;
  const requestId = response.headers.get("x-request-id");
  const error = new ApiError(response.status, await readError(response), requestId, retryTimeOf(response));
  if (error.code === "sign_in_needed") noteSignedOut();
  throw error;
}

/** A wait, and not a moment: the clocks of the server and of the browser may differ. */
function retryTimeOf({ headers }: Response): number | null {
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) ? Date.now() + seconds * 1_000 : null;
}

async function readError(response: Response): Promise<ErrorBody | null> {
  try {
    return parseErrorBody(await response.json());
  } catch {
    return null;
  }
}

/** What a refusal says, or null where something other than our server has answered. */
export function parseErrorBody(body: unknown): ErrorBody | null {
  return typeof body === "object" && body !== null && "error" in body ? (body as ErrorBody) : null;
}

export async function requestJson<T>(path: string, options?: Options): Promise<T> {
  const response = await request(path, options);
  return response.json();
}
