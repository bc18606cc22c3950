import "server-only";
import { type RawBuilder, sql } from "kysely";
import type { Engine } from "@/lib/server/db/engine";

/**
 * Whether a link works, of a row of `shares` with its thread joined to it: what it shows has an owner and a
 * conversation, which is not deleted, and its time is not over. A conversation that is restored brings it back.
 */
export function isLive({ now }: Pick<Engine, "now">): RawBuilder<boolean> {
  return sql<boolean>`(shares.revoked_at is null and shares.owner_id is not null
    and threads.id is not null and threads.deleted_at is null
    and (shares.expires_at is null or shares.expires_at > ${now}))`;
}

/** The same for a row that is read: the engines have two words for what is true. */
export function liveness(engine: Pick<Engine, "now">): RawBuilder<number> {
  return sql<number>`case when ${isLive(engine)} then 1 else 0 end`;
}
