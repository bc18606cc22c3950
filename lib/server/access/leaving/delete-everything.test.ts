import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { insertAccount } from "@/lib/server/access/accounts";
import { OWNED_TABLES } from "@/lib/server/access/moving/owned-tables";
import { createOwner, holdOwner, type Owner } from "@/lib/server/access/owner";
import { findSession } from "@/lib/server/access/sessions";
import type { Visitor } from "@/lib/server/access/visitor";
import { createAgent } from "@/lib/server/agents/create-agent";
import { agentOf, atGoogle } from "@/lib/server/agents/test-agents";
import { database } from "@/lib/server/db/client";
import { createMachines, type Machines } from "@/lib/server/environments/test-machines";
import { createMcpServer } from "@/lib/server/mcp/mcp-servers";
import { blobStore } from "@/lib/server/media/blob-store";
import type { Rig } from "@/lib/server/rig";
import { createStore } from "@/lib/server/stores/create-store";
import { storeThread } from "@/lib/server/transfer/store-thread";
import { lockThread } from "@/lib/server/turns/lock-thread";
import { runs } from "@/lib/server/turns/running";
import { deleteEverything } from "./delete-everything";
import { removeLeavers } from "./remove-leavers";

let machines: Machines;
let rig: Rig;
beforeAll(async () => {
  machines = await createMachines();
  rig = machines.rig;
});
afterAll(() => machines.close());

/** All that deleting asks of a request, whose type has more: to have the browser keep no session. */
function visitor() {
  const keepSession = vi.fn();
  return { keepSession } as unknown as Visitor & { keepSession: typeof keepSession };
}

/** Tables that still have rows of an owner's. */
async function left({ id }: Owner): Promise<string[]> {
  const { db } = await database();
  const tables: string[] = [];
  for (const table of Object.keys(OWNED_TABLES) as (keyof typeof OWNED_TABLES)[]) {
    const rows = await db.selectFrom(table).selectAll().where("owner_id", "=", id).execute();
    if (rows.length > 0) tables.push(table);
  }
  const owners = await db.selectFrom("owners").select("id").where("id", "=", id).execute();
  return owners.length > 0 ? [...tables, "owners"] : tables;
}

async function leftAfterRemoval(owner: Owner) {
  await removeLeavers();
  return left(owner);
}

async function keysInStore(): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of (await blobStore()).list()) keys.push(key);
  return keys;
}

test("AZ-13 deleting an account leaves nothing of it, here or at Google, and what runs is stopped", async () => {
  const { db } = await database();
  const { owner: stranger } = await createOwner();
  await createMcpServer(stranger, { name: "theirs", url: "https://mcp.example.com/x", headers: [] });
  await insertAccount(db, rig.owner, "Ada");
  const bytes = new TextEncoder().encode("Nobody else's.");
  const file = await rig.attach("notes.txt", bytes, "text/plain");
  const { threadId, interactions } = await rig.ask({ text: "Read this", files: [file] });
  const store = await createStore(rig.owner, "Papers");
  await db
    .insertInto("environments")
    .values({ id: "env-gone", owner_id: rig.owner.id, thread_id: threadId, created_at: 1, last_used_at: 1 })
    .execute();
  await db
    .insertInto("agents")
    .values({ id: "agent-gone", owner_id: rig.owner.id, request_hash: "x", created_at: 1 })
    .execute();
  await db
    .insertInto("shares")
    .values({
      id: "a".repeat(22),
      owner_id: rig.owner.id,
      thread_id: threadId,
      title: "Shared",
      snapshot: "{}",
      head_turn_id: "x",
      messages: 1,
      created_at: 1,
      updated_at: 1,
      expires_at: null,
      revoked_at: null,
    })
    .execute();
  const { turnId } = await rig.send({ text: "Write a long text about bridges [pace: 1]" });
  expect((await keysInStore()).length).toBeGreaterThan(0);
  const asked = visitor();

  await deleteEverything(rig.owner, asked);

  expect(asked.keepSession).toHaveBeenCalledWith(null);
  expect(await db.selectFrom("sessions").select("id").where("owner_id", "=", rig.owner.id).execute()).toEqual(
    [],
  );
  await runs().get(turnId)?.done;
  await expect.poll(() => leftAfterRemoval(rig.owner)).toEqual([]);
  const noted = await db.selectFrom("deletions").select("interaction_id").execute();
  const ids = noted.map(({ interaction_id }) => interaction_id);
  for (const { id } of interactions) expect(ids).toContain(id);
  const share = await db.selectFrom("shares").selectAll().where("id", "=", "a".repeat(22)).executeTakeFirst();
  expect(share, "its link answers that it is gone").toMatchObject({
    owner_id: null,
    title: "",
    snapshot: "",
    revoked_at: expect.any(Number),
  });
  expect(await keysInStore()).toEqual([]);
  for (const name of [store.id, "agent-gone", "env-gone"]) {
    expect(machines.asked()).toContainEqual(expect.stringMatching(`^DELETE .*/${name}`));
  }
  expect(await left(stranger)).toContain("mcp_servers");
});

test("AZ-13 nobody speaks for who is deleted, from that moment on", async () => {
  const { owner, token } = await createOwner();
  await deleteEverything(owner, visitor());
  expect(await findSession(token)).toBeNull();
});

test("AZ-13 what Google does not delete now is tried again, and its owner's row waits for it", async () => {
  const { owner } = await createOwner();
  const agent = agentOf();
  await createAgent(owner, agent);
  const store = await createStore(owner, "Papers");
  const environment = await machines.make({}, owner);
  machines.setWeather("down");
  await deleteEverything(owner, visitor());
  await removeLeavers();
  const whileDown = await left(owner);
  machines.setWeather("fair");
  await expect.poll(() => leftAfterRemoval(owner)).toEqual([]);
  expect(whileDown.sort()).toEqual(["agents", "environments", "owners", "stores"]);
  expect(await atGoogle(machines, agent.id)).toBeNull();
  expect(await machines.atGoogle()).not.toContain(environment);
  expect(machines.asked()).toContainEqual(expect.stringMatching(`^DELETE .*/${store.id}`));
});

const emptyThread = (): Parameters<typeof storeThread>[1] => ({
  id: newId(),
  title: "Late",
  settings: DEFAULT_SETTINGS,
  headTurnId: null,
  createdAt: 1,
  turns: [],
  mediaIds: [],
});

test("AZ-13 what a request that was under way still brought goes as well", async () => {
  const { owner } = await createOwner();
  await deleteEverything(owner, visitor());
  const { db, engine } = await database();
  const late = { id: newId(), created_at: 1, removed_at: engine.now };
  await db.insertInto("owners").values(late).execute();
  await storeThread(late, emptyThread());
  await removeLeavers();
  expect(await left(late)).toEqual([]);
});

test("AZ-13 a conversation that cannot be read keeps nothing else here, and is gone at the end, too", async () => {
  const { owner } = await createOwner();
  const [broken, whole] = [emptyThread(), emptyThread()];
  for (const thread of [broken, whole]) await storeThread(owner, thread);
  const { db, engine } = await database();
  const unreadable = {
    id: newId(),
    thread_id: broken.id,
    owner_id: owner.id,
    parent_id: null,
    created_at: 1,
  };
  await db
    .insertInto("turns")
    .values({ ...unreadable, request_hash: "x", turn: "{}", epoch: 1, settled_at: 1, status: "completed" })
    .execute();
  await deleteEverything(owner, visitor());
  const threads = () => db.selectFrom("threads").select("id").where("owner_id", "=", owner.id).execute();
  await expect.poll(threads).toEqual([{ id: broken.id }]);
  await db
    .updateTable("owners")
    .set({ removed_at: sql<number>`${engine.now} - 2700000000` })
    .where("id", "=", owner.id)
    .execute();
  await removeLeavers();
  expect(await left(owner)).toEqual([]);
});

test("AZ-13 who is deleted in the middle of a change is deleted all the same, and the change is whole", async () => {
  const { owner } = await createOwner();
  const thread = emptyThread();
  await storeThread(owner, thread);
  const { db } = await database();
  let deleting: Promise<void> | null = null;
  // The order in which a link is made, or an agent set to work.
  await db.transaction().execute(async (tx) => {
    await lockThread(tx, owner, thread.id);
    deleting = deleteEverything(owner, visitor());
    await sleep(100);
    expect(await holdOwner(tx, owner)).toBe(true);
  });
  await deleting;
  await expect.poll(() => left(owner)).toEqual([]);
});
