import "server-only";
import type { Transaction } from "kysely";
import { settingsSchema } from "@/lib/protocol/schemas";
import type { Schema } from "@/lib/server/db/schema";
import type { Move } from "./move-owner";

/** Moves saved functions. One that only has the name of another gets a new one; chats have copies of their own. */
export async function fitFunctionsIn(tx: Transaction<Schema>, { from, to }: Move): Promise<void> {
  const all = await tx
    .selectFrom("functions")
    .select(["owner_id", "name", "declaration"])
    .where("owner_id", "in", [from.id, to.id])
    .execute();
  const known = all.filter(({ owner_id }) => owner_id === to.id);
  const taken = new Set(all.map(({ name }) => name));
  for (const { name, declaration } of all.filter(({ owner_id }) => owner_id === from.id)) {
    const row = tx.updateTable("functions").where("owner_id", "=", from.id).where("name", "=", name);
    const same = known.find((other) => other.name === name);
    if (!same) await row.set({ owner_id: to.id }).execute();
    else if (same.declaration !== declaration) {
      const free = freeName(name, taken, { longest: 64, mark: "_" });
      const renamed = JSON.stringify({ ...JSON.parse(declaration), name: free });
      await row.set({ owner_id: to.id, name: free, declaration: renamed }).execute();
    }
  }
  await tx.deleteFrom("functions").where("owner_id", "=", from.id).execute();
}

/** Moves MCP servers. Chats know one by its name, so they are told where it gets a new one. */
export async function fitMcpServersIn(tx: Transaction<Schema>, { from, to }: Move): Promise<void> {
  const all = await tx
    .selectFrom("mcp_servers")
    .select(["owner_id", "name", "url", "headers"])
    .where("owner_id", "in", [from.id, to.id])
    .execute();
  const known = all.filter(({ owner_id }) => owner_id === to.id);
  const taken = new Set(all.map(({ name }) => name));
  const names = new Map<string, string>();
  for (const server of all.filter(({ owner_id }) => owner_id === from.id)) {
    const row = tx.updateTable("mcp_servers").where("owner_id", "=", from.id).where("name", "=", server.name);
    const same = known.find((other) => other.name === server.name);
    if (!same) await row.set({ owner_id: to.id }).execute();
    else if (same.url !== server.url || same.headers !== server.headers) {
      const free = freeName(server.name, taken, { longest: 40, mark: "" });
      names.set(server.name, free);
      await row.set({ owner_id: to.id, name: free }).execute();
    }
  }
  await tx.deleteFrom("mcp_servers").where("owner_id", "=", from.id).execute();
  if (names.size === 0) return;
  await renameIn(tx, "threads", { ownerId: from.id, names });
  await renameIn(tx, "presets", { ownerId: from.id, names });
}

/** Moves presets. New threads begin as they did in the account, where that was said there. */
export async function fitPresetsIn(tx: Transaction<Schema>, { from, to }: Move): Promise<void> {
  const kept = await tx
    .selectFrom("presets")
    .select("id")
    .where("owner_id", "=", to.id)
    .where("is_default", "=", 1)
    .executeTakeFirst();
  await tx
    .updateTable("presets")
    .set({ owner_id: to.id, ...(kept && { is_default: 0 }) })
    .where("owner_id", "=", from.id)
    .execute();
}

type Renaming = { ownerId: string; names: ReadonlyMap<string, string> };

async function renameIn(
  tx: Transaction<Schema>,
  table: "threads" | "presets",
  { ownerId, names }: Renaming,
): Promise<void> {
  const rows = await tx
    .selectFrom(table)
    .select(["id", "settings"])
    .where("owner_id", "=", ownerId)
    .where("settings", "like", '%"mcp_server"%')
    .execute();
  for (const { id, settings: stored } of rows) {
    const settings = settingsSchema.parse(JSON.parse(stored));
    const tools = settings.tools?.map((tool) =>
      tool.type === "mcp_server" ? { ...tool, name: names.get(tool.name) ?? tool.name } : tool,
    );
    await tx
      .updateTable(table)
      .set({ settings: JSON.stringify({ ...settings, tools }) })
      .where("id", "=", id)
      .execute();
  }
}

/** The name with a number behind it, within the length that such names have. */
function freeName(
  name: string,
  taken: Set<string>,
  { longest, mark }: { longest: number; mark: string },
): string {
  for (let count = 2; ; count += 1) {
    const end = `${mark}${count}`;
    const free = name.slice(0, longest - end.length) + end;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}
