import "server-only";
import type { Owner } from "@/lib/server/access/owner";

/** Whose money and limits something counts against: an owner and the key of an address, as far as they are known. */
export type Spender = { owner: Owner | null; address: string | null };
