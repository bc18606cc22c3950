import { msg } from "@/lib/i18n/translate";

/** Why a turn did not end well. It is part of the turn, so it survives a reload. */
export const TURN_ERROR_CODES = [
  "rate_limited",
  "quota_exhausted",
  "invalid_key",
  "permission_denied",
  "model_not_found",
  "agent_not_found",
  "refused_request",
  "context_too_long",
  "blocked",
  "no_content",
  "model_failed",
  "upstream_error",
  "upstream_unavailable",
  "first_byte_timeout",
  "cut_off",
  "maybe_sent",
  "history_lost",
  "file_missing",
  "file_refused",
  "file_not_ready",
  "function_loop",
  "took_too_long",
  "answer_too_long",
  "internal",
] as const;

export type TurnErrorCode = (typeof TURN_ERROR_CODES)[number];

/** `detail` is the API's own message, shown behind a disclosure; `retryAt` is in ms since the epoch. */
export type TurnError = { code: TurnErrorCode; detail?: string | undefined; retryAt?: number | undefined };

type Advice = { sentence: string; canRetry: boolean };

export const TURN_ERRORS: Record<TurnErrorCode, Advice> = {
  rate_limited: { sentence: msg("Gemini is limiting requests for this key."), canRetry: true },
  quota_exhausted: { sentence: msg("The quota of this key is used up for now."), canRetry: true },
  invalid_key: {
    sentence: msg("Google did not accept the API key of this server. Your message is kept."),
    canRetry: true,
  },
  permission_denied: { sentence: msg("The API key of this server may not use this model."), canRetry: true },
  model_not_found: {
    sentence: msg("Gemini does not know this model. Choose another one and retry."),
    canRetry: true,
  },
  agent_not_found: {
    sentence: msg("This agent is gone. Choose another one, or a model, and retry."),
    canRetry: true,
  },
  refused_request: { sentence: msg("Gemini did not accept this request."), canRetry: true },
  context_too_long: {
    sentence: msg(
      "This conversation is longer than the model can read. Start a new chat or shorten the message.",
    ),
    canRetry: false,
  },
  blocked: { sentence: msg("Gemini declined to answer. You can reword the message."), canRetry: false },
  no_content: { sentence: msg("The model returned no content."), canRetry: true },
  model_failed: { sentence: msg("The model failed to answer."), canRetry: true },
  upstream_error: { sentence: msg("Gemini had an error of its own."), canRetry: true },
  upstream_unavailable: { sentence: msg("Gemini is not available at the moment."), canRetry: true },
  first_byte_timeout: { sentence: msg("Gemini did not begin to answer in time."), canRetry: true },
  cut_off: { sentence: msg("The answer was cut off. What arrived is kept."), canRetry: true },
  maybe_sent: {
    sentence: msg("The connection broke while the message was being sent. It may have been billed."),
    canRetry: true,
  },
  history_lost: {
    sentence: msg("Gemini no longer accepts the history of this conversation."),
    canRetry: true,
  },
  file_missing: { sentence: msg("A file of this conversation is no longer stored here."), canRetry: false },
  file_refused: { sentence: msg("Google could not read an attached file."), canRetry: true },
  file_not_ready: { sentence: msg("Google is still preparing an attached file."), canRetry: true },
  function_loop: {
    sentence: msg("The model kept calling functions without an answer, so it was stopped."),
    canRetry: true,
  },
  took_too_long: {
    sentence: msg(
      "Google has not finished in the time that such work may take. It may still be found there.",
    ),
    canRetry: true,
  },
  answer_too_long: {
    sentence: msg("The answer grew longer than can be kept here, so it was cut. What arrived is kept."),
    canRetry: true,
  },
  internal: { sentence: msg("The server could not finish this answer."), canRetry: true },
};
