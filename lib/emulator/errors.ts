/** An answer other than success, in one of the two body families of the API. */
export class Refusal extends Error {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;

  constructor(status: number, body: string, headers: Record<string, string>) {
    super(body);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  toResponse(): Response {
    return new Response(this.body, { status: this.status, headers: this.headers });
  }
}

/** The connection breaks here: over HTTP a TCP reset, in process a failed fetch or body. */
export class ConnectionReset extends Error {
  readonly code = "ECONNRESET";

  constructor() {
    super("read ECONNRESET");
  }
}

export const JSON_TYPE = "application/json; charset=UTF-8";

const CODES: Record<number, string> = {
  400: "invalid_request",
  401: "unauthenticated",
  403: "permission_denied",
  404: "not_found",
  408: "request_timeout",
  409: "conflict",
  429: "rate_limit_exceeded",
  500: "internal",
  503: "unavailable",
  504: "gateway_timeout",
};

const CLASSIC_STATUSES: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  413: "INVALID_ARGUMENT",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

/** The interactions family: `{"error":{"message","code":"invalid_request"}}`. */
export function refuse(status: number, message: string, code = CODES[status] ?? "internal"): Refusal {
  const body = { error: { message, code } };
  return new Refusal(status, JSON.stringify(body), { "content-type": JSON_TYPE });
}

/** The family of the API's front end and of all other routes: a numeric code, a status, details. */
export function refuseClassic(
  status: number,
  message: string,
  extra: { details?: object[]; headers?: Record<string, string> } = {},
): Refusal {
  const error: Record<string, unknown> = { code: status, message, status: CLASSIC_STATUSES[status] };
  if (extra.details) error.details = extra.details;
  return new Refusal(status, JSON.stringify({ error }), { "content-type": JSON_TYPE, ...extra.headers });
}

export function refuseKey(): Refusal {
  return refuseClassic(400, "API key not valid. Please pass a valid API key.", {
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        reason: "API_KEY_INVALID",
        domain: "googleapis.com",
        metadata: { service: "generativelanguage.googleapis.com" },
      },
    ],
  });
}

export function refuseMissingKey(): Refusal {
  return refuseClassic(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). " +
      "Please use API Key or other form of API consumer identity to call this API.",
  );
}
