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
  agents_busy: {
    status: 429,
    message: "Another agent of yours is still at work. Wait for it, or stop it in Activity.",
  },
  agent_not_stored: {
    status: 409,
    message:
      'This agent works only where Google keeps the conversation. Switch on "Store at Google" in Settings.',
  },
  call_decided: { status: 409, message: "This call was already decided, here or elsewhere." },
  call_changed: { status: 409, message: "The arguments have changed since they were shown. Look again." },
  name_taken: { status: 409, message: "There is already one of that name. Choose another name." },
  too_many_servers: { status: 409, message: "These are as many servers as can be kept. Remove one first." },
  too_many_functions: {
    status: 409,
    message: "No more functions can be saved. Delete one that you no longer use.",
  },
  attachment_gone: {
    status: 409,
    message: "An attached file is no longer here. Remove it and attach it again.",
  },
  upload_replaced: { status: 409, message: "This file is being sent again by another request." },
  upload_incomplete: { status: 400, message: "The file did not arrive whole. Try again." },
  empty_file: { status: 400, message: "The file is empty." },
  upload_stalled: { status: 408, message: "The upload stood still for too long. Try again." },
  file_too_large: { status: 413, message: "The file is larger than this server takes." },
  quota_used_up: {
    status: 413,
    message: "Your storage is full. Delete conversations with files to make room.",
  },
  file_type_unknown: { status: 415, message: "Gemini does not take files of this type." },
  file_type_mismatch: { status: 415, message: "The file is not what its name says." },
  file_damaged: { status: 415, message: "The file is damaged or cut off." },
  too_many_pixels: { status: 415, message: "The picture has too many pixels." },
  suspicious_archive: { status: 415, message: "The document is packed in a way that is not accepted." },
  not_a_document: {
    status: 415,
    message: "File search takes documents and text, not pictures, sound or films.",
  },
  document_too_large: { status: 413, message: "File search takes documents of up to 100 MB." },
  too_many_stores: { status: 409, message: "You have as many stores as there can be. Delete one first." },
  too_many_documents: {
    status: 409,
    message: "This store has as many documents as there can be. Delete some, or make another store.",
  },
  google_failed: {
    status: 502,
    message: "Google did not do this. Nothing has changed. Try again in a moment.",
  },
  environment_gone: {
    status: 410,
    message: "Google no longer has this environment. It removes one that was not used for 7 days.",
  },
  agents_off: { status: 404, message: "Agents are switched off on this server." },
  agent_refused: {
    status: 422,
    message: "Google does not take this agent as it is. Look at its sources and domains.",
  },
  too_many_agents: { status: 409, message: "You have as many agents as there can be. Delete one first." },
  range_not_satisfiable: { status: 416, message: "The file does not have that part." },
  too_many_requests: { status: 429, message: "Too much at once. Try again in a moment." },
  file_missing: { status: 410, message: "The file is no longer stored here." },
  speech_failed: { status: 502, message: "Gemini could not speak this text." },
  too_large: { status: 413, message: "The request is too large." },
  unsupported_content_type: { status: 415, message: "The request must be application/json." },
  internal: { status: 500, message: "Something went wrong on the server. Your draft is kept." },
  draining: { status: 503, message: "The server is restarting. Try again in a few seconds." },
  storage_full: { status: 507, message: "The server has no room left to save anything." },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The JSON body of every answer that is not a success; the request's id is in `x-request-id`. */
export type ErrorBody = { error: { code: ErrorCode; message: string; field?: string } };
