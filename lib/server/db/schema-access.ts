import "server-only";
import type { ColumnType } from "kysely";

// Tables of accounts, links, limits and money.

/** Owners who can sign in again from anywhere. */
export type AccountsTable = { owner_id: string; name: string; created_at: number };

/** Who an account is at a provider of OpenID Connect. */
export type IdentitiesTable = { issuer: string; subject: string; owner_id: string; created_at: number };

export type PasskeysTable = {
  /** The credential's id, in base64url. */
  id: string;
  owner_id: string;
  /** COSE, in base64url. */
  public_key: string;
  counter: number;
  /** JSON. */
  transports: string;
  name: string;
  created_at: number;
  last_used_at: number;
};

/** Signing in that has begun: what was asked for, by the hash of a token that only that browser has. */
export type SignInsTable = { token_hash: string; kind: string; details: string; expires_at: number };

/** Public links. A row stays when its link is no more, emptied: it then answers that it is gone. */
export type SharesTable = {
  id: string;
  owner_id: string | null;
  thread_id: string | null;
  title: string;
  /** A `ShareSnapshot` as JSON: all that the page shows. */
  snapshot: string;
  /** The last turn that is shown, by its id in the thread. */
  head_turn_id: string;
  messages: number;
  created_at: number;
  updated_at: number;
  expires_at: number | null;
  revoked_at: number | null;
  views: ColumnType<number, number | undefined, number>;
};

/** Copies of files under a share; the row's id is their key in the store of bytes. */
export type ShareFilesTable = {
  id: string;
  share_id: string;
  source_media_id: string;
  name: string;
  mime_type: string;
  size: number;
  sha256: string;
  width: number | null;
  height: number | null;
  created_at: number;
};

/** Buckets of the limits. One is empty, and its row nobody's, from `full_until` on. */
export type LimitsTable = { key: string; full_until: number };

/** What was spent or is reserved on a day of UTC, in millionths of a US dollar, by whom or by all. */
export type SpendingTable = { day: string; scope: string; micro_usd: number };

/** What counts for a turn, or a call besides: money put aside while it runs, and then what it has cost. */
export type ReservationsTable = {
  id: string;
  day: string;
  /** JSON: the scopes of `spending` that it counts in. */
  scopes: string;
  /** What of it is counted on that day. */
  micro_usd: number;
  /** What of it was counted on days before, or not at all. */
  before_micro_usd: number;
  turn_id: string | null;
  created_at: number;
};

/** Single values that all processes share: keys made at the first start, switches. */
export type FactsTable = { name: string; value: string };
