import { msg } from "@/lib/i18n/translate";

/**
 * Every error that Parley can answer with, and what it says. `status` is the HTTP status where the
 * error is the answer to a request. Errors inside a turn are in `turn-errors.ts`: they are state.
 */
export const ERRORS = {
  bad_json: { status: 400, message: msg("The request is not valid JSON.") },
  bad_request: { status: 400, message: msg("The request does not have the expected form.") },
  foreign_origin: { status: 403, message: msg("Requests from other sites are not accepted.") },
  not_found: { status: 404, message: msg("There is nothing here, or it is not yours.") },
  sign_in_needed: { status: 401, message: msg("Sign in to go on. Your draft is kept.") },
  wrong_passphrase: { status: 403, message: msg("That is not the passphrase.") },
  sign_in_failed: { status: 403, message: msg("Signing in did not work. Try again.") },
  sign_in_expired: { status: 403, message: msg("That took too long. Begin to sign in again.") },
  not_invited: { status: 403, message: msg("This account may not use this server.") },
  sign_in_taken: { status: 409, message: msg("That already opens another account.") },
  last_sign_in: { status: 409, message: msg("This is your only way to sign in. Add another one first.") },
  share_gone: { status: 410, message: msg("This link is no longer shared.") },
  nothing_to_share: { status: 409, message: msg("There is nothing to share yet: no answer has ended.") },
  file_not_shareable: {
    status: 409,
    message: msg("One of the chosen files cannot be shared. Leave it out."),
  },
  too_many_shares: {
    status: 409,
    message: msg("You have as many links as there can be. Revoke some first."),
  },
  import_unreadable: { status: 422, message: msg("This file is not a conversation that Parley can read.") },
  limit_reached: { status: 429, message: msg("That was a lot in a short time.") },
  turns_at_once: {
    status: 429,
    message: msg("You have as many answers running as there can be at once. Wait until one has ended."),
  },
  streams_at_once: {
    status: 503,
    message: msg("Too many pages are open here at the moment. Try again soon."),
  },
  spending_cap: {
    status: 429,
    message: msg("What may still be spent here today is too little for this."),
  },
  own_limit: {
    status: 429,
    message: msg(
      "This would be more than the limit that you have set yourself for a day. It can be changed under Usage.",
    ),
  },
  model_calls_off: {
    status: 503,
    message: msg("Answers are switched off on this server for now. What you have can be read and exported."),
  },
  ledger_unavailable: {
    status: 503,
    message: msg("What this costs could not be noted down, so it was not done. Try again in a moment."),
  },
  method_not_allowed: { status: 405, message: msg("This address does not take that method.") },
  turn_conflict: { status: 409, message: msg("That message was already sent with different content.") },
  thread_busy: { status: 409, message: msg("This conversation is already being answered.") },
  agents_busy: {
    status: 429,
    message: msg("Another agent of yours is still at work. Wait for it, or stop it in Activity."),
  },
  agent_not_stored: {
    status: 409,
    message: msg(
      'This agent works only where Google keeps the conversation. Switch on "Store at Google" in Settings.',
    ),
  },
  call_decided: { status: 409, message: msg("This call was already decided, here or elsewhere.") },
  call_changed: {
    status: 409,
    message: msg("The arguments have changed since they were shown. Look again."),
  },
  name_taken: { status: 409, message: msg("There is already one of that name. Choose another name.") },
  too_many_folders: {
    status: 409,
    message: msg("You have as many folders as there can be. Delete one first."),
  },
  too_many_presets: {
    status: 409,
    message: msg("You have as many presets as there can be. Delete one first."),
  },
  preset_too_large: {
    status: 413,
    message: msg(
      "These settings are too large for a preset. Shorten the instruction, or use fewer functions.",
    ),
  },
  too_many_pinned: {
    status: 409,
    message: msg("You have pinned as many conversations as there can be. Unpin one first."),
  },
  too_many_servers: {
    status: 409,
    message: msg("These are as many servers as can be kept. Remove one first."),
  },
  too_many_functions: {
    status: 409,
    message: msg("No more functions can be saved. Delete one that you no longer use."),
  },
  attachment_gone: {
    status: 409,
    message: msg("An attached file is no longer here. Remove it and attach it again."),
  },
  upload_replaced: { status: 409, message: msg("This file is being sent again by another request.") },
  upload_incomplete: { status: 400, message: msg("The file did not arrive whole. Try again.") },
  empty_file: { status: 400, message: msg("The file is empty.") },
  upload_stalled: { status: 408, message: msg("The upload stood still for too long. Try again.") },
  file_too_large: { status: 413, message: msg("The file is larger than this server takes.") },
  quota_used_up: {
    status: 413,
    message: msg("Your storage is full. Delete conversations with files to make room."),
  },
  file_type_unknown: { status: 415, message: msg("Gemini does not take files of this type.") },
  file_type_mismatch: { status: 415, message: msg("The file is not what its name says.") },
  file_damaged: { status: 415, message: msg("The file is damaged or cut off.") },
  too_many_pixels: { status: 415, message: msg("The picture has too many pixels.") },
  suspicious_archive: { status: 415, message: msg("The document is packed in a way that is not accepted.") },
  not_a_document: {
    status: 415,
    message: msg("File search takes documents and text, not pictures, sound or films."),
  },
  document_too_large: { status: 413, message: msg("File search takes documents of up to 100 MB.") },
  too_many_stores: {
    status: 409,
    message: msg("You have as many stores as there can be. Delete one first."),
  },
  too_many_documents: {
    status: 409,
    message: msg("This store has as many documents as there can be. Delete some, or make another store."),
  },
  google_failed: {
    status: 502,
    message: msg("Google did not do this. Nothing has changed. Try again in a moment."),
  },
  environment_gone: {
    status: 410,
    message: msg("Google no longer has this environment. It removes one that was not used for 7 days."),
  },
  agents_off: { status: 404, message: msg("Agents are switched off on this server.") },
  agent_refused: {
    status: 422,
    message: msg("Google does not take this agent as it is. Look at its sources and domains."),
  },
  too_many_agents: {
    status: 409,
    message: msg("You have as many agents as there can be. Delete one first."),
  },
  range_not_satisfiable: { status: 416, message: msg("The file does not have that part.") },
  too_many_requests: { status: 429, message: msg("Too much at once. Try again in a moment.") },
  file_missing: { status: 410, message: msg("The file is no longer stored here.") },
  speech_failed: { status: 502, message: msg("Gemini could not speak this text.") },
  too_large: { status: 413, message: msg("The request is too large.") },
  unsupported_content_type: { status: 415, message: msg("The request must be application/json.") },
  internal: { status: 500, message: msg("Something went wrong on the server. Your draft is kept.") },
  draining: { status: 503, message: msg("The server is restarting. Try again in a few seconds.") },
  storage_full: { status: 507, message: msg("The server has no room left to save anything.") },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The JSON body of every answer that is not a success; the request's id is in `x-request-id`. */
export type ErrorBody = {
  error: {
    code: ErrorCode;
    message: string;
    field?: string;
    /** When it is worth trying again, in ms since the epoch. */
    retryAt?: number;
    /** How large it may be, where it was too large. */
    mostBytes?: number;
  };
};
