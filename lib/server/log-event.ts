import "server-only";
import type { Owner } from "./access/owner";
import { log } from "./log";
import { ownerMark } from "./owner-mark";

/** What is worth knowing about who uses this server, and who tries to. */
export type EventName =
  | "access_denied"
  | "origin_refused"
  | "limit_hit"
  | "cap_hit"
  | "upload_refused"
  | "sign_in"
  | "sign_in_refused"
  | "sign_out"
  | "session_revoked"
  | "account_created"
  | "account_deleted"
  | "passkey_added"
  | "passkey_removed"
  | "share_created"
  | "share_updated"
  | "share_revoked"
  | "conversation_imported"
  | "model_calls_switched";

/** Only what is named here is written: words of our own and counts, nothing that somebody has typed. */
type EventFields = {
  owner?: Owner | null;
  requestId?: string;
  /** Of the address, not the address: it would name a thing. */
  route?: string;
  /** An error code, a limit, a way to sign in, or whatever else is one of a few words of ours. */
  code?: string;
  limit?: string;
  method?: string;
  count?: number;
};

/** Writes a line about an event. It keeps nobody waiting and cannot fail. */
export function logEvent(name: EventName, { owner, ...fields }: EventFields = {}): void {
  void ownerMark(owner ?? null).then((mark) =>
    log.info({ event: name, ...fields, ...(mark && { owner: mark }) }),
  );
}
