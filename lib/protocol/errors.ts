/**
 * Every error that Parley can answer with, and what it says. `status` is the HTTP status where the
 * error is the answer to a request. Errors inside a turn are in `turn-errors.ts`: they are state.
 */
export const ERRORS = {
  bad_json: { status: 400, message: "The request is not valid JSON." },
  bad_request: { status: 400, message: "The request does not have the expected form." },
  foreign_origin: { status: 403, message: "Requests from other sites are not accepted." },
  not_found: { status: 404, message: "There is nothing here, or it is not yours." },
  method_not_allowed: { status: 405, message: "This address does not take that method." },
  turn_conflict: { status: 409, message: "That message was already sent with different content." },
  thread_busy: { status: 409, message: "This conversation is already being answered." },
  too_large: { status: 413, message: "The request is too large." },
  unsupported_content_type: { status: 415, message: "The request must be application/json." },
  internal: { status: 500, message: "Something went wrong on the server. Your draft is kept." },
  draining: { status: 503, message: "The server is restarting. Try again in a few seconds." },
  storage_full: { status: 507, message: "The server has no room left to save anything." },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The JSON body of every answer that is not a success; the request's id is in `x-request-id`. */
export type ErrorBody = { error: { code: ErrorCode; message: string; field?: string } };
