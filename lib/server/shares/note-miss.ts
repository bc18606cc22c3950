import "server-only";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { HttpError } from "@/lib/server/errors";
import { addressKey } from "@/lib/server/limits/address-key";
import { SHARE_OF_ADDRESS, take } from "@/lib/server/limits/take";

/**
 * Answers for a link, or a file of one, that never was. An address may miss as often as links may be made from
 * it: who guesses is soon refused.
 */
export async function noteMiss(headers: Headers): Promise<never> {
  const { db } = await database();
  const key = `share_misses:address:${await addressKey(headers)}`;
  await take(db, key, env().SHARES_PER_HOUR * SHARE_OF_ADDRESS);
  throw new HttpError("not_found");
}
