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
  "internal",
] as const;

export type TurnErrorCode = (typeof TURN_ERROR_CODES)[number];

/** `detail` is the API's own message, shown behind a disclosure; `retryAt` is in ms since the epoch. */
export type TurnError = { code: TurnErrorCode; detail?: string | undefined; retryAt?: number | undefined };

type Advice = { sentence: string; canRetry: boolean };

export const TURN_ERRORS: Record<TurnErrorCode, Advice> = {
  rate_limited: { sentence: "Gemini is limiting requests for this key.", canRetry: true },
  quota_exhausted: { sentence: "The quota of this key is used up for now.", canRetry: true },
  invalid_key: {
    sentence: "Google did not accept the API key of this server. Your message is kept.",
    canRetry: true,
  },
  permission_denied: { sentence: "The API key of this server may not use this model.", canRetry: true },
  model_not_found: {
    sentence: "Gemini does not know this model. Choose another one and retry.",
    canRetry: true,
  },
  agent_not_found: {
    sentence: "This agent is gone. Choose another one, or a model, and retry.",
    canRetry: true,
  },
  refused_request: { sentence: "Gemini did not accept this request.", canRetry: true },
  context_too_long: {
    sentence: "This conversation is longer than the model can read. Start a new chat or shorten the message.",
    canRetry: false,
  },
  blocked: { sentence: "Gemini declined to answer. You can reword the message.", canRetry: false },
  no_content: { sentence: "The model returned no content.", canRetry: true },
  model_failed: { sentence: "The model failed to answer.", canRetry: true },
  upstream_error: { sentence: "Gemini had an error of its own.", canRetry: true },
  upstream_unavailable: { sentence: "Gemini is not available at the moment.", canRetry: true },
  first_byte_timeout: { sentence: "Gemini did not begin to answer in time.", canRetry: true },
  cut_off: { sentence: "The answer was cut off. What arrived is kept.", canRetry: true },
  maybe_sent: {
    sentence: "The connection broke while the message was being sent. It may have been billed.",
    canRetry: true,
  },
  history_lost: { sentence: "Gemini no longer accepts the history of this conversation.", canRetry: true },
  file_missing: { sentence: "A file of this conversation is no longer stored here.", canRetry: false },
  file_refused: { sentence: "Google could not read an attached file.", canRetry: true },
  file_not_ready: { sentence: "Google is still preparing an attached file.", canRetry: true },
  function_loop: {
    sentence: "The model kept calling functions without an answer, so it was stopped.",
    canRetry: true,
  },
  took_too_long: {
    sentence: "Google has not finished in the time that such work may take. It may still be found there.",
    canRetry: true,
  },
  internal: { sentence: "The server could not finish this answer.", canRetry: true },
};
