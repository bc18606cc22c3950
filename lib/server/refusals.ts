import "server-only";
import type { ErrorCode } from "@/lib/protocol/errors";
import { type EventName, logEvent } from "./log-event";
import type { Asked } from "./request-log";

/** What is more than a mistake of whoever asks: it may be an attack, or a limit that is too low. */
const EVENT_OF: Partial<Record<ErrorCode, EventName>> = {
  not_found: "access_denied",
  sign_in_needed: "access_denied",
  foreign_origin: "origin_refused",
  limit_reached: "limit_hit",
  turns_at_once: "limit_hit",
  streams_at_once: "limit_hit",
  agents_busy: "limit_hit",
  too_many_requests: "limit_hit",
  spending_cap: "cap_hit",
  ledger_unavailable: "cap_hit",
  quota_used_up: "cap_hit",
  file_too_large: "upload_refused",
  document_too_large: "upload_refused",
  upload_incomplete: "upload_refused",
  file_type_unknown: "upload_refused",
  file_type_mismatch: "upload_refused",
  file_damaged: "upload_refused",
  too_many_pixels: "upload_refused",
  suspicious_archive: "upload_refused",
  wrong_passphrase: "sign_in_refused",
  sign_in_failed: "sign_in_refused",
  sign_in_expired: "sign_in_refused",
  not_invited: "sign_in_refused",
};

/** Writes down who was refused what. */
export function noteRefusal({ id, route, owner }: Asked, code: ErrorCode): void {
  const event = EVENT_OF[code];
  if (event) logEvent(event, { requestId: id, route, owner, code });
}
