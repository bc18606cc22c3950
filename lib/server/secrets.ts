import "server-only";
import { randomBytes } from "node:crypto";
import { database } from "./db/client";
import { processWide } from "./process-wide";

/** A key that all processes on this database share, made at the first call for it. */
export function secret(name: string): Promise<string> {
  const known = processWide("secrets", () => new Map<string, Promise<string>>());
  const found = known.get(name) ?? readSecret(`secret:${name}`);
  known.set(name, found);
  found.catch(() => known.delete(name));
  return found;
}

async function readSecret(name: string): Promise<string> {
  const { db } = await database();
  await db
    .insertInto("facts")
    .values({ name, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  return (await db.selectFrom("facts").select("value").where("name", "=", name).executeTakeFirstOrThrow())
    .value;
}
