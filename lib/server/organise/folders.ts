import "server-only";
import { type Selectable, sql } from "kysely";
import type { CreateFolder, EmptiedFolder, UpdateFolder } from "@/lib/protocol/api-list";
import { byName, FOLDERS_MAX, type Folder } from "@/lib/protocol/folders";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { tellActivity } from "@/lib/server/activity/watches";
import { database } from "@/lib/server/db/client";
import type { FoldersTable } from "@/lib/server/db/schema-list";
import { HttpError } from "@/lib/server/errors";
import { lockThreads } from "./lock-threads";

export async function listFolders(owner: Owner): Promise<Folder[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("folders")
    .select(["id", "name", "is_collapsed"])
    .where("owner_id", "=", owner.id)
    .execute();
  return rows.map(toFolder).sort(byName);
}

/** Makes a folder, or finds the one that the same request made before. Throws `too_many_folders`. */
export async function createFolder(owner: Owner, { id, name }: CreateFolder): Promise<Folder> {
  const { db, engine } = await database();
  const folder = await db.transaction().execute(async (tx) => {
    // Folders that are made at once are counted one after the other.
    await holdOwner(tx, owner);
    await tx
      .insertInto("folders")
      .values({ id, owner_id: owner.id, name, created_at: engine.now })
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute();
    const folders = await tx.selectFrom("folders").selectAll().where("owner_id", "=", owner.id).execute();
    if (folders.length > FOLDERS_MAX) throw new HttpError("too_many_folders");
    return folders.find((made) => made.id === id);
  });
  if (!folder) throw new HttpError("not_found");
  tellActivity(owner);
  return toFolder(folder);
}

export async function updateFolder(owner: Owner, folderId: string, change: UpdateFolder): Promise<Folder> {
  const { db } = await database();
  const { name, isCollapsed } = change;
  const row = await db
    .updateTable("folders")
    .set({
      ...(name !== undefined && { name }),
      ...(isCollapsed !== undefined && { is_collapsed: isCollapsed ? 1 : 0 }),
    })
    .where("id", "=", folderId)
    .where("owner_id", "=", owner.id)
    .returning(["id", "name", "is_collapsed"])
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return toFolder(row);
}

/** Takes a folder away. Its threads stay, in no folder, and are named, so that they can be put back. */
export async function deleteFolder(owner: Owner, folderId: string): Promise<EmptiedFolder> {
  const { db } = await database();
  const threadIds = await db.transaction().execute(async (tx) => {
    await lockThreads(tx, sql`folder_id = ${folderId} and owner_id = ${owner.id}`);
    const threads = await tx
      .updateTable("threads")
      .set({ folder_id: null })
      .where("folder_id", "=", folderId)
      .where("owner_id", "=", owner.id)
      .returning("id")
      .execute();
    const { numDeletedRows } = await tx
      .deleteFrom("folders")
      .where("id", "=", folderId)
      .where("owner_id", "=", owner.id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new HttpError("not_found");
    return threads.map(({ id }) => id);
  });
  tellActivity(owner);
  return { threadIds };
}

function toFolder({
  id,
  name,
  is_collapsed,
}: Pick<Selectable<FoldersTable>, "id" | "name" | "is_collapsed">) {
  return { id, name, isCollapsed: is_collapsed === 1 };
}
