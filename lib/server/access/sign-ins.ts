import "server-only";
import { sql } from "kysely";
import { z } from "zod";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { hashOfToken, newToken } from "./token";

/** How long one may take at the provider or with a passkey. */
export const SIGN_IN_MS = 10 * 60_000;

/** What is remembered of signing in that has begun, by its kind. */
const KINDS = {
  /** `ownerId` is the account that gets one more way to sign in; null for who signs in. */
  oidc: z.strictObject({
    state: z.string(),
    nonce: z.string(),
    verifier: z.string(),
    to: z.string(),
    ownerId: z.string().nullable(),
  }),
  passkey: z.strictObject({ challenge: z.string() }),
  new_passkey: z.strictObject({
    challenge: z.string(),
    name: z.string(),
    ownerId: z.string().nullable(),
  }),
};
type Kind = keyof typeof KINDS;
type Details<K extends Kind> = z.infer<(typeof KINDS)[K]>;

/** Notes that a browser has begun to sign in. The token is for its cookie and is seen only here. */
export async function noteSignIn<K extends Kind>(kind: K, details: Details<K>): Promise<string> {
  const { db, engine } = await database();
  const token = newToken();
  await db
    .insertInto("sign_ins")
    .values({
      token_hash: hashOfToken(token),
      kind,
      details: JSON.stringify(details),
      expires_at: sql<number>`${engine.now} + ${sql.lit(SIGN_IN_MS)}`,
    })
    .execute();
  return token;
}

/** What a browser has begun, once: whoever has its answer a second time comes too late. Throws `sign_in_expired`. */
export async function takeSignIn<K extends Kind>(kind: K, token: string | null): Promise<Details<K>> {
  const { db, engine } = await database();
  const row =
    token &&
    (await db
      .deleteFrom("sign_ins")
      .where("token_hash", "=", hashOfToken(token))
      .where("kind", "=", kind)
      .where("expires_at", ">", engine.now)
      .returning("details")
      .executeTakeFirst());
  if (!row) throw new HttpError("sign_in_expired");
  return KINDS[kind].parse(JSON.parse(row.details)) as Details<K>;
}

/** Forgets what was begun and given up. */
export async function sweepSignIns(): Promise<void> {
  const { db, engine } = await database();
  await db.deleteFrom("sign_ins").where("expires_at", "<", engine.now).execute();
}
