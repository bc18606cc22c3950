import { sql } from "kysely";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "./access/owner";
import { database } from "./db/client";
import { createTestStorage, type TestStorage } from "./db/test-storage";
import { SECTION } from "./organise/section";
import { findThread, listThreads } from "./threads";

const THREADS = 10_000;
const TURNS = 5_000;
const INSERTED_AT_ONCE = 500;
const settings = JSON.stringify(DEFAULT_SETTINGS);

let storage: TestStorage;
let owner: Owner;
const threadIds = Array.from({ length: THREADS }, newId);
const turns: Turn[] = [];

beforeAll(async () => {
  storage = await createTestStorage();
  for (const [name, value] of Object.entries(storage.variables)) vi.stubEnv(name, value);
  owner = (await createOwner()).owner;
  const { db } = await database();
  await db.transaction().execute(async (tx) => {
    for (let from = 0; from < THREADS; from += INSERTED_AT_ONCE) {
      const ids = threadIds.slice(from, from + INSERTED_AT_ONCE);
      const rows = ids.map((id, index) => {
        // Some of the same moment, which only their ids tell apart.
        const at = 1_000_000 - Math.floor((from + index) / 3);
        return { id, owner_id: owner.id, title: "t", settings, created_at: at, updated_at: at };
      });
      await tx.insertInto("threads").values(rows).execute();
    }
    for (let from = 0; from < TURNS; from += INSERTED_AT_ONCE) {
      const added = Array.from({ length: INSERTED_AT_ONCE }, (_, index) => addTurn(from + index));
      await tx.insertInto("turns").values(added.map(toRow)).execute();
    }
  });
});
afterAll(async () => {
  const { db } = await database();
  await db.destroy();
  await storage.remove();
});

function addTurn(createdAt: number): Turn {
  const parentId = turns.at(-1)?.id ?? null;
  const input = [{ type: "text" as const, text: `message ${createdAt}` }];
  const place = { id: newId(), threadId: threadIds[0] ?? "", parentId, kind: "message" as const };
  const turn: Turn = {
    ...newTurn({ ...place, input, settings: DEFAULT_SETTINGS, createdAt }),
    status: "completed",
    settledAt: 1,
  };
  turns.push(turn);
  return turn;
}

const toRow = (turn: Turn) => ({
  id: turn.id,
  thread_id: turn.threadId,
  owner_id: owner.id,
  parent_id: turn.parentId,
  request_hash: "",
  created_at: turn.createdAt,
  turn: JSON.stringify(turn),
  status: turn.status,
  settled_at: 1,
  epoch: 1,
});

test("DS-06 ten thousand threads come in pages, each of them once and in order", async () => {
  const seen: { id: string; updatedAt: number }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listThreads(owner, { cursor });
    expect(page.threads.length).toBeLessThanOrEqual(50);
    seen.push(...page.threads);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(threadIds));
  expect(seen).toHaveLength(THREADS);
  const times = seen.map(({ updatedAt }) => updatedAt);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

test("DS-06 a page of the list is found by its index, not by looking at all of them", async () => {
  const { db, engine } = await database();
  if (engine.name === "postgres") await sql`analyze threads`.execute(db);
  const explain = sql.raw(engine.name === "sqlite" ? "explain query plan" : "explain");
  for (const section of ["list", "archived", newId()]) {
    const plan = await sql`${explain} select id from threads
      where owner_id = ${owner.id} and ${SECTION} = ${section} and deleted_at is null
      order by updated_at desc, id desc limit 51`.execute(db);
    expect(JSON.stringify(plan.rows)).toContain("threads_of_owner");
    expect(JSON.stringify(plan.rows), "and not put in order after that").not.toMatch(/TEMP B-TREE|Sort/);
  }
});

test("DS-06 a thread of five thousand turns opens whole", async () => {
  const detail = await findThread(owner, threadIds[0] ?? "");
  expect(detail?.turns.map(({ id }) => id)).toEqual(turns.map(({ id }) => id));
});
