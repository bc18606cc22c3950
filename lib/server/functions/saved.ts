import "server-only";
import { FUNCTIONS_MAX, type FunctionLibrary } from "@/lib/protocol/api";
import { functionSchema } from "@/lib/protocol/tool-schemas";
import type { FunctionTool } from "@/lib/protocol/tools";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { log } from "@/lib/server/log";
import { builtInTools } from "./registry";

/** What a person may switch on in a thread; who has not written anything yet has the built-in ones. */
export async function listFunctions(owner: Owner | null): Promise<FunctionLibrary> {
  return { saved: owner ? await listSaved(owner) : [], builtIn: builtInTools() };
}

async function listSaved(owner: Owner): Promise<FunctionTool[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("functions")
    .select("declaration")
    .where("owner_id", "=", owner.id)
    .orderBy("name")
    .execute();
  return rows.flatMap(({ declaration }) => {
    const { data, error } = functionSchema.safeParse(JSON.parse(declaration));
    if (data) return [data];
    // Saved by a version with other rules. It must not take the others with it.
    log.warn({ issues: error.issues.map(({ code }) => code) }, "a saved function is left out of the list");
    return [];
  });
}

/** Throws `too_many_functions`, or `bad_request` where the function has another name than its address. */
export async function saveFunction(
  owner: Owner,
  name: string,
  declared: FunctionTool,
): Promise<FunctionTool> {
  if (declared.name !== name) throw new HttpError("bad_request", { field: "name" });
  const { db, engine } = await database();
  const declaration = JSON.stringify(declared);
  await db.transaction().execute(async (tx) => {
    // Functions that are saved at once are counted one after the other.
    await holdOwner(tx, owner);
    await tx
      .insertInto("functions")
      .values({ owner_id: owner.id, name, declaration, created_at: engine.now })
      .onConflict((conflict) => conflict.columns(["owner_id", "name"]).doUpdateSet({ declaration }))
      .execute();
    const { count } = await tx
      .selectFrom("functions")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("owner_id", "=", owner.id)
      .executeTakeFirstOrThrow();
    if (Number(count) > FUNCTIONS_MAX) throw new HttpError("too_many_functions");
  });
  return declared;
}

export async function deleteFunction(owner: Owner, name: string): Promise<void> {
  const { db } = await database();
  const { numDeletedRows } = await db
    .deleteFrom("functions")
    .where("owner_id", "=", owner.id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new HttpError("not_found");
}
