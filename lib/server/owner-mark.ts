import "server-only";
import { createHmac } from "node:crypto";
import type { Owner } from "./access/owner";
import { secret } from "./secrets";

const MARK_LENGTH = 10;

/**
 * What stands for an owner in the log, and in what their browser keeps: the same for all their requests, and of no use
 * to whoever reads it without the key in the database. Null for nobody, and while the database cannot be asked for the key.
 */
export async function ownerMark(owner: Owner | null): Promise<string | null> {
  if (!owner) return null;
  const key = await secret("log").catch(() => null);
  return key && createHmac("sha256", key).update(owner.id).digest("base64url").slice(0, MARK_LENGTH);
}
