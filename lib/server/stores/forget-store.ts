import "server-only";
import { settingsSchema } from "@/lib/protocol/schemas";
import { withoutStore } from "@/lib/protocol/without-store";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";

/** Takes a store that was deleted out of the settings of the owner's threads: a turn that names it would fail. */
export async function forgetStore(owner: Owner, name: string): Promise<void> {
  const { db } = await database();
  const threads = await db
    .selectFrom("threads")
    .select(["id", "settings"])
    .where("owner_id", "=", owner.id)
    .where("settings", "like", `%"${name}"%`)
    .execute();
  for (const { id, settings } of threads) {
    const changed = withoutStore(settingsSchema.parse(JSON.parse(settings)), name);
    await db
      .updateTable("threads")
      .set({ settings: JSON.stringify(changed) })
      .where("id", "=", id)
      .where("owner_id", "=", owner.id)
      // What was chosen meanwhile stays.
      .where("settings", "=", settings)
      .execute();
  }
}
