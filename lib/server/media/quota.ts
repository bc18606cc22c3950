import "server-only";
import { type Kysely, sql, type Transaction } from "kysely";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import type { Schema } from "@/lib/server/db/schema";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";

/**
 * Throws `quota_used_up` where more files of these sizes are more than an owner may keep here. The owner's row is held
 * until the end, so that files which come at once are counted one after the other. Copies of files that are
 * public under links count like any file.
 */
export async function checkQuota(
  tx: Transaction<Schema>,
  owner: Owner,
  sizes: readonly number[],
): Promise<void> {
  if (sizes.length === 0) return;
  await holdOwner(tx, owner);
  const kept = await keptBy(tx, owner);
  const files = kept.files + sizes.length;
  const all = sizes.reduce((sum, size) => sum + size, kept.bytes);
  if (files > env().QUOTA_FILES || all > env().QUOTA_BYTES) throw new HttpError("quota_used_up");
}

/** How many files an owner keeps here, and of how many bytes, with the copies that are public under links. */
export async function keptBy(db: Kysely<Schema>, owner: Owner): Promise<{ files: number; bytes: number }> {
  const kept = await db
    .selectFrom("media")
    .select([count, bytes])
    .where("owner_id", "=", owner.id)
    .executeTakeFirstOrThrow();
  const shared = await db
    .selectFrom("share_files")
    .innerJoin("shares", "shares.id", "share_files.share_id")
    .select([count, bytes])
    .where("shares.owner_id", "=", owner.id)
    .executeTakeFirstOrThrow();
  return { files: kept.files + shared.files, bytes: kept.bytes + shared.bytes };
}

const count = sql<number>`cast(count(*) as integer)`.as("files");
const bytes = sql<number>`cast(coalesce(sum(size), 0) as bigint)`.as("bytes");
