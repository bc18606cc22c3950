import "server-only";
import type { ColumnType, Generated } from "kysely";
import type { SearchPart } from "@/lib/protocol/search";

// Tables beside the threads: what the list puts them into, what they begin with, what the search finds them by, and what
// was taken out of them.

export type FoldersTable = {
  id: string;
  owner_id: string;
  name: string;
  is_collapsed: ColumnType<number, number | undefined, number>;
  created_at: number;
};

/** Settings that a person has given a name, as JSON. Of one owner's at most one is the default of new threads. */
export type PresetsTable = {
  id: string;
  owner_id: string;
  name: string;
  settings: string;
  is_default: ColumnType<number, number | undefined, number>;
  created_at: number;
};

/** What of conversations can be found. */
export type SearchEntriesTable = {
  id: Generated<number>;
  owner_id: string;
  thread_id: string;
  /** Null of a title. */
  turn_id: string | null;
  part: SearchPart;
  at: number;
};

/** Branches that were deleted, by their first turn. Pages that have them hear of it from here, however late they look. */
export type DeletedBranchesTable = {
  turn_id: string;
  thread_id: string;
  /** The deleted thread that its turns are in, until they are removed for good. */
  kept_in: string;
  /** The leaf that was shown, where it was one of the branch. */
  head_turn_id: string | null;
  deleted_at: number;
};
