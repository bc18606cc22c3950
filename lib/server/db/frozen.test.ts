import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { createRig, type Rig } from "@/lib/server/rig";
import { database } from "./client";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const FROZEN_MS = 15_000;

test("DU-04 a process that is frozen within a transaction holds nobody up for long", async (context) => {
  const { db, engine } = await database();
  if (engine.name !== "postgres")
    return context.skip("in SQLite a process that is frozen has the whole file");
  const key = newId();
  await db.insertInto("limits").values({ key, full_until: 1 }).execute();
  const change = (full_until: number) => ({ full_until });
  const began = performance.now();
  let isAwake = false;
  const locked = Promise.withResolvers<void>();
  const frozen = db.transaction().execute(async (tx) => {
    await tx.updateTable("limits").set(change(2)).where("key", "=", key).execute();
    locked.resolve();
    await sleep(FROZEN_MS);
    isAwake = true;
    await tx.updateTable("limits").set(change(3)).where("key", "=", key).execute();
  });
  frozen.catch(() => undefined);
  await locked.promise;
  for (let isDone = false; !isDone; ) {
    isDone = await db
      .updateTable("limits")
      .set(change(4))
      .where("key", "=", key)
      .execute()
      .then(
        () => true,
        () => false,
      );
  }
  expect(isAwake, `after ${performance.now() - began} ms`).toBe(false);
  await expect(frozen).rejects.toThrow();
  const row = await db.selectFrom("limits").select("full_until").where("key", "=", key).executeTakeFirst();
  expect(row?.full_until, "what it had begun is undone").toBe(4);
});
