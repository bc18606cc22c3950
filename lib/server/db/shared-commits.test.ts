import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createRig, type Rig } from "@/lib/server/rig";
import { database } from "./client";
import { shareCommits } from "./shared-commits";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

async function note(name: string, value = "x"): Promise<void> {
  const { db } = await database();
  await db.insertInto("facts").values({ name, value }).execute();
}

async function isNoted(name: string): Promise<boolean> {
  const { db } = await database();
  return (await db.selectFrom("facts").select("name").where("name", "=", name).execute()).length > 0;
}

test("of many transactions at once, one that fails takes back its own and nothing else", async () => {
  const { db } = await database();
  const names = Array.from({ length: 20 }, newId);
  const results = await Promise.allSettled(
    names.map((name, index) =>
      db.transaction().execute(async (tx) => {
        await tx.insertInto("facts").values({ name, value: "x" }).execute();
        if (index % 2 === 1) throw new Error("changed its mind");
      }),
    ),
  );
  const kept = await Promise.all(names.map(isNoted));
  expect(kept).toEqual(results.map(({ status }) => status === "fulfilled"));
  expect(kept).toEqual(names.map((_, index) => index % 2 === 0));
});

test("a statement that fails fails alone, whatever shares its commit", async () => {
  const name = newId();
  await note(name);
  const others = [newId(), newId()];
  const [again, ...rest] = await Promise.allSettled([name, ...others].map((each) => note(each)));
  expect(again?.status).toBe("rejected");
  expect(rest.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await Promise.all(others.map(isNoted))).toEqual([true, true]);
});

test("nobody reads what is not on the disk yet", async (context) => {
  if ((await database()).engine.name !== "sqlite") return context.skip();
  for (let wait = 0; wait < 60; wait++) {
    const name = newId();
    const storing = note(name);
    // Somewhere on its way, and before the end of this round of the event loop, where it is committed.
    for (let passed = 0; passed < wait; passed++) await null;
    expect(await isNoted(name)).toBe(false);
    await storing;
    expect(await isNoted(name)).toBe(true);
  }
});

/** A connection that only notes what it is told, and may fail at something. */
function connect(failing?: string) {
  const told: string[] = [];
  let isInTransaction = false;
  const execute = async (statement: string) => {
    told.push(statement);
    if (statement === failing) throw new Error(`failed at ${statement}`);
    if (statement === "begin immediate") isInTransaction = true;
    if (statement === "commit" || statement === "rollback") isInTransaction = false;
  };
  const lose = async () => {
    isInTransaction = false;
    throw new Error("the disk is full");
  };
  return { told, lose, commits: shareCommits({ execute, isInTransaction: () => isInTransaction }) };
}

describe("transactions that come at once", () => {
  test("are committed once, and hear of it after that", async () => {
    const { told, commits } = connect();
    const ended = await Promise.all(
      Array.from({ length: 10 }, async () => {
        await (await commits.begin()).commit();
        return told.includes("commit");
      }),
    );
    expect(told.filter((statement) => statement === "commit")).toHaveLength(1);
    expect(ended).not.toContain(false);
  });

  test("all hear that their commit has failed, and the next ones are their own", async () => {
    const { commits } = connect("commit");
    const begun = Array.from({ length: 3 }, async () => (await commits.begin()).commit());
    const results = await Promise.allSettled(begun);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    const next = await commits.begin();
    await next.rollback();
  });

  test("are all lost where SQLite has rolled back by itself, and none goes on outside of a transaction", async () => {
    const { told, lose, commits } = connect();
    const first = (await commits.begin()).commit();
    const second = await commits.begin();
    await expect(second.run(lose)).rejects.toThrow("the disk is full");
    await expect(second.run(async () => told.push("stray"))).rejects.toThrow("the disk is full");
    await second.rollback();
    await expect(first).rejects.toThrow("the disk is full");
    expect(told).not.toContain("stray");
    const third = await commits.begin();
    await third.commit();
    expect(told.at(-1)).toBe("commit");
  });
});
