import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { saveFunction } from "@/lib/server/functions/saved";
import { createMcpServer, listMcpServers } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread, listThreads } from "@/lib/server/threads";
import { runs } from "@/lib/server/turns/running";
import { findTurn } from "@/lib/server/turns/stored-turn";
import { moveOwner, moveStragglers, tellRunsOfMove } from "./move-owner";
import { OWNED_TABLES } from "./owned-tables";

let rig: Rig;
let account: Owner;
beforeAll(async () => {
  rig = await createRig();
});
beforeEach(async () => {
  account = (await createOwner()).owner;
});
afterAll(() => rig.close());

/** Moves all that the rig's owner has, as signing in does. */
async function move(from = rig.owner, to = account): Promise<void> {
  const { db } = await database();
  await db.transaction().execute((tx) => moveOwner(tx, { from, to }));
  tellRunsOfMove({ from, to });
}

/** How many rows of each table are an owner's. */
async function countRows({ id }: Owner): Promise<Record<string, number>> {
  const { db } = await database();
  const counts: Record<string, number> = {};
  for (const table of Object.keys(OWNED_TABLES)) {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from ${sql.table(table)} where owner_id = ${id}`.execute(db);
    if (Number(rows[0]?.count) > 0) counts[table] = Number(rows[0]?.count);
  }
  return counts;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const FUNCTION = {
  type: "function",
  name: "say",
  executor: { kind: "by_hand" },
  approval: "ask",
} as const;

test("AZ-11 no table that says whose its rows are is forgotten in a move", async () => {
  const { db } = await database();
  const tables = await db.introspection.getTables();
  const owned = tables.filter(({ columns }) => columns.some(({ name }) => name === "owner_id"));
  expect(owned.map(({ name }) => name).sort()).toEqual(Object.keys(OWNED_TABLES).sort());
});

test("AZ-11 everything moves at once, and nothing is left behind or lost", async () => {
  const file = await rig.attach("notes.txt", bytesOf("What I know."), "text/plain");
  const { threadId, id } = await rig.ask({ text: "Read this", files: [file] });
  await saveFunction(rig.owner, "say", FUNCTION);
  await createMcpServer(rig.owner, { name: "tools", url: "https://mcp.example.com/a", headers: [] });
  const { db } = await database();
  const row = { owner_id: rig.owner.id, created_at: 1 };
  await db
    .insertInto("agents")
    .values({ ...row, id: "mine", request_hash: "x" })
    .execute();
  await db
    .insertInto("stores")
    .values({ ...row, name: "stores/mine", display_name: "Mine" })
    .execute();
  await db
    .insertInto("environments")
    .values({ ...row, id: "env-mine", thread_id: threadId, last_used_at: 1 })
    .execute();
  const before = await countRows(rig.owner);
  const detail = await getThread(rig.owner, threadId);
  await move();
  const { sessions: _kept, ...moved } = before;
  expect(await countRows(account)).toEqual({ ...moved, sessions: 1 });
  expect(Object.keys(await countRows(rig.owner))).toEqual(["sessions"]);
  expect(await getThread(account, threadId)).toEqual(detail);
  expect(await findTurn(rig.owner, id)).toBeNull();
  expect((await listThreads(rig.owner)).threads).toEqual([]);
});

describe("AZ-11 what both have already", () => {
  test("bytes are there once, and the files of both have them", async () => {
    const content = await rig.attach("a.txt", bytesOf("The same words."), "text/plain");
    const other = (await createOwner()).owner;
    await move(rig.owner, other);
    const again = await rig.attach("b.txt", bytesOf("The same words."), "text/plain");
    await move(rig.owner, other);
    const { db } = await database();
    const media = await db
      .selectFrom("media")
      .innerJoin("blobs", "blobs.id", "media.blob_id")
      .select(["media.id", "blobs.id as blob", "blobs.owner_id"])
      .where("media.owner_id", "=", other.id)
      .where("media.name", "in", ["a.txt", "b.txt"])
      .execute();
    expect(media).toHaveLength(2);
    expect(new Set(media.map(({ blob }) => blob)).size).toBe(1);
    expect(media.every(({ owner_id }) => owner_id === other.id)).toBe(true);
    for (const { uri } of [content, again]) expect(media.some(({ id }) => uri?.includes(id))).toBe(true);
  });

  test("bytes that the account has lost are there again", async () => {
    await rig.attach("a.txt", bytesOf("Lost and found."), "text/plain");
    await move();
    const { db } = await database();
    await db.updateTable("blobs").set({ missing_at: 1 }).where("owner_id", "=", account.id).execute();
    await rig.attach("b.txt", bytesOf("Lost and found."), "text/plain");
    await move();
    const blobs = await db
      .selectFrom("blobs")
      .innerJoin("media", "media.blob_id", "blobs.id")
      .select(["media.name", "blobs.missing_at"])
      .where("blobs.owner_id", "=", account.id)
      .orderBy("media.name")
      .execute();
    expect(blobs).toEqual([
      { name: "a.txt", missing_at: null },
      { name: "b.txt", missing_at: null },
    ]);
  });

  test("a function of the same name and other words gets another name; the same one is there once", async () => {
    const other = { ...FUNCTION, description: "Says it louder" };
    await saveFunction(account, "say", FUNCTION);
    await saveFunction(account, "same", { ...FUNCTION, name: "same" });
    await saveFunction(rig.owner, "say", other);
    await saveFunction(rig.owner, "same", { ...FUNCTION, name: "same" });
    await move();
    const { db } = await database();
    const rows = await db
      .selectFrom("functions")
      .select(["name", "declaration"])
      .where("owner_id", "=", account.id)
      .orderBy("name")
      .execute();
    expect(rows.map(({ name, declaration }) => [name, JSON.parse(declaration)])).toEqual([
      ["same", { ...FUNCTION, name: "same" }],
      ["say", FUNCTION],
      ["say_2", { ...other, name: "say_2" }],
    ]);
  });

  test("an MCP server of the same name and another address gets another name, and its chats know", async () => {
    const mine = { name: "tools", url: "https://mcp.example.com/mine", headers: [] };
    await createMcpServer(account, { name: "tools", url: "https://mcp.example.com/theirs", headers: [] });
    await createMcpServer(rig.owner, mine);
    const settings = { tools: [{ type: "mcp_server" as const, name: "tools" }] };
    const { threadId } = await rig.send({ text: "Hello", settings });
    await move();
    const { servers } = await listMcpServers(account);
    expect(servers.map(({ name, url }) => [name, url])).toEqual([
      ["tools", "https://mcp.example.com/theirs"],
      ["tools2", "https://mcp.example.com/mine"],
    ]);
    const { thread } = await getThread(account, threadId);
    expect(thread.settings.tools).toEqual([{ type: "mcp_server", name: "tools2" }]);
  });
});

test("AZ-11 an answer that is being written goes on, and is the account's with all that it makes", async () => {
  const { turnId, threadId } = await rig.send({ text: "Write a long text about bridges [pace: 0.3]" });
  expect(runs().get(turnId)?.owner).toEqual(rig.owner);
  await move();
  expect(runs().get(turnId)?.owner).toEqual(account);
  await runs().get(turnId)?.done;
  const turn = await findTurn(account, turnId);
  expect(turn?.status).toBe("completed");
  expect((await getThread(account, threadId)).thread.title, "titled for its new owner").not.toBeNull();
});

test("AZ-11 what was under way in the moment of a move comes after it", async () => {
  await move();
  // A request that was let in before, and stores only now.
  const { threadId, id } = await rig.ask({ text: "Late" });
  expect(await findTurn(account, id)).toBeNull();
  await moveStragglers();
  expect((await getThread(account, threadId)).turns).toHaveLength(1);
  expect(await findTurn(rig.owner, id)).toBeNull();
});

test("an owner for whom nothing can come any more is forgotten, and what they had is not", async () => {
  const { owner } = await createOwner();
  const { db } = await database();
  const row = { owner_id: owner.id, id: `old-${owner.id}`, request_hash: "x", created_at: 1 };
  await db.insertInto("agents").values(row).execute();
  await move(owner);
  await db.updateTable("owners").set({ moved_at: 1 }).where("id", "=", owner.id).execute();
  await moveStragglers();
  expect(await db.selectFrom("owners").select("id").where("id", "=", owner.id).execute()).toEqual([]);
  expect(await countRows(account)).toMatchObject({ agents: 1 });
});
