import "server-only";
import { createHash } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { ACCOUNT_NAME_LIMIT } from "@/lib/protocol/access";
import type { AccountEntry, UpdateAccount } from "@/lib/protocol/api-access";
import { database } from "@/lib/server/db/client";
import type { Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import type { Owner } from "./owner";
import { ownsAny } from "./owns-any";

export async function insertAccount(db: Kysely<Schema>, owner: Owner, name: string): Promise<void> {
  const { engine } = await database();
  const short = Array.from(name.trim()).slice(0, ACCOUNT_NAME_LIMIT).join("") || "Account";
  await db
    .insertInto("accounts")
    .values({ owner_id: owner.id, name: short, created_at: engine.now })
    .execute();
}

/** Throws `not_found` for who has no account. */
export async function getAccount(owner: Owner): Promise<AccountEntry> {
  const { db } = await database();
  const account = await db
    .selectFrom("accounts")
    .select("name")
    .where("owner_id", "=", owner.id)
    .executeTakeFirst();
  if (!account) throw new HttpError("not_found");
  const passkeys = await db
    .selectFrom("passkeys")
    .select(["id", "name", "created_at", "last_used_at"])
    .where("owner_id", "=", owner.id)
    .orderBy("created_at")
    .execute();
  const identities = await db
    .selectFrom("identities")
    .select(["issuer", "subject", "created_at"])
    .where("owner_id", "=", owner.id)
    .orderBy("created_at")
    .execute();
  return {
    name: account.name,
    passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
      id,
      device: name,
      createdAt: created_at,
      lastUsedAt: last_used_at,
    })),
    identities: identities.map((row) => ({ id: identityId(row), createdAt: row.created_at })),
  };
}

export async function updateAccount(owner: Owner, { name }: UpdateAccount): Promise<AccountEntry> {
  const { db } = await database();
  await db.updateTable("accounts").set({ name }).where("owner_id", "=", owner.id).execute();
  return getAccount(owner);
}

/** Removes a passkey of the account. Throws `not_found`, and `last_sign_in` where there is no other way in. */
export async function removePasskey(owner: Owner, passkeyId: string): Promise<void> {
  await removeWay(owner, (tx) =>
    tx
      .deleteFrom("passkeys")
      .where("owner_id", "=", owner.id)
      .where("id", "=", passkeyId)
      .returning("owner_id")
      .executeTakeFirst(),
  );
}

/** Removes who the account is at the provider. Throws `not_found`, and `last_sign_in` where there is no other way in. */
export async function removeIdentity(owner: Owner, id: string): Promise<void> {
  await removeWay(owner, async (tx) => {
    const rows = await tx
      .selectFrom("identities")
      .select(["issuer", "subject"])
      .where("owner_id", "=", owner.id)
      .execute();
    const row = rows.find((identity) => identityId(identity) === id);
    return (
      row &&
      tx
        .deleteFrom("identities")
        .where("owner_id", "=", owner.id)
        .where("issuer", "=", row.issuer)
        .where("subject", "=", row.subject)
        .returning("owner_id")
        .executeTakeFirst()
    );
  });
}

async function removeWay(
  owner: Owner,
  remove: (tx: Transaction<Schema>) => Promise<object | undefined>,
): Promise<void> {
  const { db } = await database();
  await db.transaction().execute(async (tx) => {
    // The account's row is held until the end, so that two removals at once do not take both of the last two.
    await tx
      .updateTable("accounts")
      .set((eb) => ({ name: eb.ref("name") }))
      .where("owner_id", "=", owner.id)
      .execute();
    if (!(await remove(tx))) throw new HttpError("not_found");
    if (!(await ownsAny(tx, owner, ["passkeys", "identities"]))) throw new HttpError("last_sign_in");
  });
}

/** Names an identity in an address, where the subject itself has no place. */
function identityId({ issuer, subject }: { issuer: string; subject: string }): string {
  return createHash("sha256")
    .update(JSON.stringify([issuer, subject]))
    .digest("base64url")
    .slice(0, 22);
}
