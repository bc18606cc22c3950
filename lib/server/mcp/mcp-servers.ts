import "server-only";
import type { Selectable, Transaction } from "kysely";
import { z } from "zod";
import {
  type CreateMcpServer,
  MCP_SERVERS_MAX,
  type McpServerEntry,
  type McpServerList,
  type ReplaceMcpServer,
} from "@/lib/protocol/api";
import { holdOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import type { McpServersTable, Schema } from "@/lib/server/db/schema";
import { HttpError } from "@/lib/server/errors";
import type { McpServer } from "@/lib/server/gemini/tools";

// The values of headers may be secrets. They are read here for a call of the API alone: what a page
// gets of a server is made by `toEntry`, and nothing of this table is logged.

const headersSchema = z.array(z.object({ name: z.string(), value: z.string() }));

type Row = Pick<Selectable<McpServersTable>, "name" | "url" | "headers">;

function toEntry({ name, url, headers }: Row): McpServerEntry {
  return { name, url, headerNames: headersOf(headers).map((header) => header.name) };
}

function headersOf(stored: string): z.infer<typeof headersSchema> {
  return headersSchema.parse(JSON.parse(stored));
}

export async function listMcpServers(owner: Owner): Promise<McpServerList> {
  const { db } = await database();
  const rows = await db
    .selectFrom("mcp_servers")
    .select(["name", "url", "headers"])
    .where("owner_id", "=", owner.id)
    .orderBy("name")
    .execute();
  return { servers: rows.map(toEntry) };
}

/** Those of the named servers that there are, with their secrets: for the call of the API. */
export async function findMcpServers(owner: Owner, names: readonly string[]): Promise<McpServer[]> {
  if (names.length === 0) return [];
  const { db } = await database();
  const rows = await db
    .selectFrom("mcp_servers")
    .select(["name", "url", "headers"])
    .where("owner_id", "=", owner.id)
    .where("name", "in", names)
    .execute();
  return rows.map(({ name, url, headers }) => ({
    name,
    url,
    headers: Object.fromEntries(headersOf(headers).map((header) => [header.name, header.value])),
  }));
}

/** Throws an HttpError where the name stands for another server, or where there are too many. */
export async function createMcpServer(owner: Owner, server: CreateMcpServer): Promise<McpServerEntry> {
  const { db, engine } = await database();
  const row = { name: server.name, url: server.url, headers: JSON.stringify(server.headers) };
  return db.transaction().execute(async (tx) => {
    const known = await lockAndList(tx, owner);
    const same = known.find(({ name }) => name === row.name);
    if (same && (same.url !== row.url || same.headers !== row.headers)) throw new HttpError("name_taken");
    if (same) return toEntry(same);
    if (known.length >= MCP_SERVERS_MAX) throw new HttpError("too_many_servers");
    await tx
      .insertInto("mcp_servers")
      .values({ ...row, owner_id: owner.id, created_at: engine.now })
      .execute();
    return toEntry(row);
  });
}

/** Holds the owner, so that servers made at once are counted one after the other. */
async function lockAndList(tx: Transaction<Schema>, owner: Owner): Promise<Row[]> {
  await holdOwner(tx, owner);
  return tx
    .selectFrom("mcp_servers")
    .select(["name", "url", "headers"])
    .where("owner_id", "=", owner.id)
    .execute();
}

export async function replaceMcpServer(
  owner: Owner,
  name: string,
  { url, headers }: ReplaceMcpServer,
): Promise<McpServerEntry> {
  const { db } = await database();
  const row = await db
    .updateTable("mcp_servers")
    .set({ url, headers: JSON.stringify(headers) })
    .where("owner_id", "=", owner.id)
    .where("name", "=", name)
    .returning(["name", "url", "headers"])
    .executeTakeFirst();
  if (!row) throw new HttpError("not_found");
  return toEntry(row);
}

export async function deleteMcpServer(owner: Owner, name: string): Promise<void> {
  const { db } = await database();
  const { numDeletedRows } = await db
    .deleteFrom("mcp_servers")
    .where("owner_id", "=", owner.id)
    .where("name", "=", name)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new HttpError("not_found");
}
