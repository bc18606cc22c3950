import "server-only";
import { sql } from "kysely";

/** A stretch of an owner's list with an order of its own: what stands in no folder, a folder by its id, and these two. */
export type Section = "list" | "pinned" | "archived" | (string & {});

/** Which section a row of `threads` is in: one of them, always. The index of the list is by the same expression. */
export const SECTION = sql<string>`(case when threads.archived_at is not null then 'archived'
  when threads.pinned_at is not null then 'pinned' else coalesce(threads.folder_id, 'list') end)`;
