import "server-only";
import type { ColumnType } from "kysely";
import type { SignInMethod } from "@/lib/protocol/access";
import type { DocumentState } from "@/lib/protocol/stores";
import type { TurnStatus } from "@/lib/protocol/thread";
import type {
  AccountsTable,
  FactsTable,
  IdentitiesTable,
  LimitsTable,
  PasskeysTable,
  ReservationsTable,
  ShareFilesTable,
  SharesTable,
  SignInsTable,
  SpendingTable,
} from "./schema-access";
import type { DeletedBranchesTable, FoldersTable, PresetsTable, SearchEntriesTable } from "./schema-list";

// Times are milliseconds since the epoch, by the clock of the database where they decide anything.
// JSON is text: both engines keep it byte for byte, which the signatures of steps depend on.

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type OwnersTable = {
  id: string;
  created_at: number;
  /** The account that has all that was this owner's. Whatever still comes is moved there, too. */
  moved_to: Later<string>;
  moved_at: Later<number>;
  /** Nobody speaks for this owner any more, and what is theirs is being removed. */
  removed_at: Later<number>;
  /** What they may spend within a day of UTC, by their own choice; null where they have set nothing. */
  own_daily_micro_usd: Later<number>;
};

export type SessionsTable = {
  /** SHA-256 of the cookie's token; the token itself is stored nowhere. */
  token_hash: string;
  owner_id: string;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
  /** Names the session to its owner. */
  id: string;
  /** How its owner signed in; null where nobody has. */
  method: ColumnType<SignInMethod | null, SignInMethod | null | undefined, SignInMethod | null>;
  signed_in_at: ColumnType<number | null, number | null | undefined, number | null>;
  /** The kind of browser and system, in words, as in "Firefox on Linux". */
  device: ColumnType<string | null, string | null | undefined, string | null>;
};

export type ThreadsTable = {
  id: string;
  owner_id: string;
  title: string | null;
  settings: string;
  head_turn_id: string | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
  /** When its owner last had it in front of them. */
  seen_at: number | null;
  /** The title that can be searched for. */
  indexed_title: Later<string>;
  pinned_at: Later<number>;
  archived_at: Later<number>;
  /** Where it stands while it is neither pinned nor archived. */
  folder_id: Later<string>;
};

export type TurnsTable = {
  id: string;
  thread_id: string;
  owner_id: string;
  parent_id: string | null;
  /** SHA-256 of the request that made the turn: the same id with another body is a conflict. */
  request_hash: ColumnType<string, string, never>;
  created_at: number;
  /** The turn as it began; from `settled_at` on, the turn as it ended. Between them, fold `turn_events`. */
  turn: string;
  epoch: number;
  lease_owner: string | null;
  lease_until: number | null;
  stop_requested_at: number | null;
  settled_at: number | null;
  /** Of a settled turn. Null while it runs, and of turns from before it was kept. */
  status: TurnStatus | null;
  /** 1 where it was asked to run in the background. */
  is_background: ColumnType<number, number | undefined, number>;
  /** The id of the agent that answers it. */
  agent: ColumnType<string | null, string | null | undefined, string | null>;
  /** When its owner took it out of the list of what is done. */
  dismissed_at: number | null;
  /** The `settled_at` of what can be searched for. */
  indexed_at: Later<number>;
  /** 1 where it was imported, or continued from a link: what it used was used elsewhere. */
  is_copy: Later<number>;
  /** The turn that it was first, where it was forked: with that one and its other copies it has interactions in common. */
  origin_id: Later<string>;
};

/** What turns have used, by model or agent. A price that is not known is null. */
export type UsagesTable = {
  turn_id: string;
  owner_id: string;
  thread_id: string;
  at: number;
  target: string;
  input_tokens: number;
  cached_tokens: number;
  output_tokens: number;
  searches: number;
  micro_usd: number | null;
};

export type TurnEventsTable = {
  turn_id: string;
  /** Number of the last event in `frames`. */
  seq: number;
  /** Server-sent events as readers get them. */
  frames: string;
  /** What was noted before them for the recording, a line of JSON each. */
  notes: Later<string>;
};

/** Events and notes of settled turns, put together; `seq` is the number of the last event in them. */
export type RecordingsTable = {
  turn_id: string;
  seq: number;
  /** Lines of JSON, packed by gzip. */
  entries: Uint8Array;
  created_at: number;
};

export type SignaturesTable = { turn_id: string; ref: string; signature: string };

/** Interactions to delete at Google, retried until it is done. */
export type DeletionsTable = { interaction_id: string; attempts: number; next_attempt_at: number };

/** Background interactions to cancel at Google, retried until it is done. */
export type CancellationsTable = { interaction_id: string; attempts: number; next_attempt_at: number };

/** Interactions that ended without telling what they used: Google is asked for it later. */
export type LateUsagesTable = {
  interaction_id: string;
  turn_id: string;
  attempts: number;
  next_attempt_at: number;
};

/** Environments of agents. At Google they belong to the key, so whose they are is only known here. */
export type EnvironmentsTable = {
  id: string;
  owner_id: string;
  /** Where it was made, while that is there. */
  thread_id: string | null;
  created_at: number;
  last_used_at: number;
  /** It is to be removed at Google; nobody is shown it any more. */
  removed_at: number | null;
};

/** Agents that were made here, by whom. What they are, Google knows. */
export type AgentsTable = {
  id: string;
  owner_id: string;
  /** SHA-256 of what it was made from: the same again is no second one, but the one that is there. */
  request_hash: string;
  created_at: number;
};

/** Bytes that are stored, once for each owner. The row's id is their key in the store. */
export type BlobsTable = {
  id: string;
  owner_id: string;
  sha256: string;
  size: number;
  mime_type: string;
  width: number | null;
  height: number | null;
  created_at: number;
  /** Since when the store does not have the bytes that this row promises. */
  missing_at: number | null;
  /** The copy at Google, while there is one. */
  google_name: string | null;
  google_uri: string | null;
  google_expires_at: number | null;
};

/** A file by the name that a person gave it, or something that a model made. */
export type MediaTable = {
  id: string;
  owner_id: string;
  /** Null until its bytes are here: room is kept for `size` meanwhile. */
  blob_id: string | null;
  name: string;
  declared_type: string;
  size: number;
  sha256: string;
  created_at: number;
  /** When it was first part of a turn. From then on it lives as long as a turn has it. */
  used_at: number | null;
};

export type MediaUsesTable = { turn_id: string; media_id: string };

/** Replies that were read aloud, by what was read, in which voice, by which model. */
export type SpeechesTable = { owner_id: string; text_hash: string; media_id: string };

/** MCP servers by the owner's name for them. */
export type McpServersTable = {
  owner_id: string;
  name: string;
  url: string;
  /** Names and values as JSON. The values may be secrets: they leave this server only for the API. */
  headers: string;
  created_at: number;
};

/** Functions that their owner keeps for all threads. */
export type FunctionsTable = { owner_id: string; name: string; declaration: string; created_at: number };

/**
 * File search stores at Google. Those belong to the key, so whose they are is only known here. Until Google
 * has named one, its name is that of `lib/server/stores/pending-store.ts`.
 */
export type StoresTable = { name: string; owner_id: string; display_name: string; created_at: number };

/** Documents in stores, and on their way there. */
export type StoreDocumentsTable = {
  id: string;
  owner_id: string;
  store_name: string;
  /** What it was made of: asked for again, it is the same document. */
  attachment_id: string;
  /** Its bytes here, until Google has indexed them. */
  media_id: string | null;
  name: string;
  mime_type: string;
  size: number;
  metadata: string;
  state: DocumentState;
  /** A `DocumentProblem`, of a failed one. */
  problem: string | null;
  /** 1 once an upload has begun: from then on Google may have it, whatever we know. */
  is_sent: number;
  operation_name: string | null;
  document_name: string | null;
  lease_owner: string | null;
  /** Until then nobody else works on it; 0 where anybody may. */
  lease_until: number;
  indexing_since: number | null;
  /** It is to be removed at Google and then here; nobody is shown it any more. */
  removed_at: number | null;
  created_at: number;
};

export type Schema = {
  owners: OwnersTable;
  sessions: SessionsTable;
  threads: ThreadsTable;
  folders: FoldersTable;
  turns: TurnsTable;
  deleted_branches: DeletedBranchesTable;
  turn_events: TurnEventsTable;
  recordings: RecordingsTable;
  usages: UsagesTable;
  search_entries: SearchEntriesTable;
  signatures: SignaturesTable;
  deletions: DeletionsTable;
  blobs: BlobsTable;
  media: MediaTable;
  media_uses: MediaUsesTable;
  speeches: SpeechesTable;
  mcp_servers: McpServersTable;
  functions: FunctionsTable;
  presets: PresetsTable;
  stores: StoresTable;
  store_documents: StoreDocumentsTable;
  environments: EnvironmentsTable;
  agents: AgentsTable;
  cancellations: CancellationsTable;
  late_usages: LateUsagesTable;
  accounts: AccountsTable;
  identities: IdentitiesTable;
  passkeys: PasskeysTable;
  sign_ins: SignInsTable;
  shares: SharesTable;
  share_files: ShareFilesTable;
  limits: LimitsTable;
  spending: SpendingTable;
  reservations: ReservationsTable;
  facts: FactsTable;
};
