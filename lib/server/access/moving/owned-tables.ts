import "server-only";
import type { Schema } from "@/lib/server/db/schema";

/** Tables whose rows are somebody's. */
type Owned = { [K in keyof Schema]: "owner_id" extends keyof Schema[K] ? K : never }[keyof Schema];

/**
 * What becomes of the rows of who signs in to an account: they go there as they are, they are fitted in where the
 * account may have the same already, they are made anew from what goes, or they are of who has signed in alone. A table that is missing here does not
 * compile.
 */
export const OWNED_TABLES = {
  threads: "goes",
  folders: "goes",
  turns: "goes",
  usages: "goes",
  search_entries: "made anew",
  media: "goes",
  stores: "goes",
  store_documents: "goes",
  environments: "goes",
  agents: "goes",
  shares: "goes",
  blobs: "fitted in",
  speeches: "fitted in",
  mcp_servers: "fitted in",
  functions: "fitted in",
  presets: "fitted in",
  sessions: "stays",
  accounts: "stays",
  identities: "stays",
  passkeys: "stays",
} as const satisfies Record<Owned, "goes" | "fitted in" | "made anew" | "stays">;
