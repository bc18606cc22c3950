import "server-only";
import { SHARE_PATH } from "@/lib/protocol/share-path";
import { ACCOUNT_NAME, CONVERSATIONS_FOLDER } from "@/lib/protocol/transfer";
import type { Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { HttpError } from "@/lib/server/errors";
import { listFunctions } from "@/lib/server/functions/saved";
import { errorFields, log } from "@/lib/server/log";
import { listMcpServers } from "@/lib/server/mcp/mcp-servers";
import { fileNameOf } from "@/lib/server/media/content-disposition";
import { openCounted } from "@/lib/server/media/open-counted";
import { listFolders } from "@/lib/server/organise/folders";
import { listPresets } from "@/lib/server/presets/presets";
import { download } from "./export-thread";
import { type Exported, entriesOf, getExported } from "./exported";
import { toZip, type ZipEntry } from "./zip-stream";

const PAGE_SIZE = 100;
// Enough to tell conversations of one title apart.
const ID_START = 6;

/** Everything of an owner's as one download, made while it is read. What was deleted is not in it. */
export async function exportAccount(owner: Owner): Promise<Response> {
  const bytes = await openCounted(owner, async () => toZip(accountEntries(owner)));
  return download(bytes, "Parley.zip", "application/zip");
}

async function* accountEntries(owner: Owner): AsyncGenerator<ZipEntry> {
  const notExported: string[] = [];
  for await (const threadId of threadIds(owner)) {
    const exported = await load(owner, threadId);
    if (exported) yield* entriesOf(exported, folderOf(exported));
    else if (exported === null) notExported.push(threadId);
  }
  yield { path: ACCOUNT_NAME, bytes: JSON.stringify(await toAccount(owner, notExported), null, 2) };
}

/** Pages by id, which nothing changes: an order by time would skip a thread that is written in meanwhile. */
async function* threadIds(owner: Owner): AsyncGenerator<string> {
  const { db } = await database();
  for (let last = ""; ; ) {
    const rows = await db
      .selectFrom("threads")
      .select("id")
      .where("owner_id", "=", owner.id)
      .where("deleted_at", "is", null)
      .where("id", ">", last)
      .orderBy("id")
      .limit(PAGE_SIZE)
      .execute();
    for (const { id } of rows) yield id;
    const end = rows.at(-1);
    if (!end || rows.length < PAGE_SIZE) return;
    last = end.id;
  }
}

/** Null where it cannot be read: it must not take the others with it. Undefined where it was just deleted. */
async function load(owner: Owner, threadId: string): Promise<Exported | null | undefined> {
  try {
    return await getExported(owner, threadId);
  } catch (cause) {
    if (cause instanceof HttpError) return undefined;
    log.error({ threadId, ...errorFields(cause) }, "a thread could not be exported");
    return null;
  }
}

function folderOf({ detail: { thread } }: Exported): string {
  const name = fileNameOf(thread.title ?? "Untitled", null).trim();
  return `${CONVERSATIONS_FOLDER}${name} ${thread.id.slice(0, ID_START)}/`;
}

async function toAccount(owner: Owner, notExported: string[]): Promise<object> {
  const { saved } = await listFunctions(owner);
  const { servers } = await listMcpServers(owner);
  const { presets } = await listPresets(owner);
  return {
    format: "parley.account",
    version: 1,
    functions: saved,
    mcpServers: servers,
    presets,
    links: await listLinks(owner),
    folders: await listFolderContents(owner),
    ...(notExported.length > 0 && { notExported }),
  };
}

/** Folders by their names, with what is in them by the beginnings of ids that the folders of conversations end with. */
async function listFolderContents(owner: Owner): Promise<object[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("threads")
    .select(["id", "folder_id"])
    .where("owner_id", "=", owner.id)
    .where("deleted_at", "is", null)
    .where("folder_id", "is not", null)
    .orderBy("id")
    .execute();
  const folders = await listFolders(owner);
  return folders.map(({ id, name }) => ({
    name,
    conversations: rows.filter(({ folder_id }) => folder_id === id).map((row) => row.id.slice(0, ID_START)),
  }));
}

async function listLinks(owner: Owner): Promise<object[]> {
  const { db } = await database();
  const rows = await db
    .selectFrom("shares")
    .select(["id", "title", "created_at", "updated_at", "expires_at", "views"])
    .where("owner_id", "=", owner.id)
    .where("revoked_at", "is", null)
    .orderBy("created_at")
    .execute();
  return rows.map(({ id, title, views, created_at, updated_at, expires_at }) => ({
    path: SHARE_PATH + id,
    title,
    createdAt: created_at,
    updatedAt: updated_at,
    expiresAt: expires_at,
    views,
  }));
}
