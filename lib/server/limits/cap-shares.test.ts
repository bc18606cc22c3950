import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { database } from "@/lib/server/db/client";
import { createTestStorage, type TestStorage } from "@/lib/server/db/test-storage";
import { log } from "@/lib/server/log";
import { openEntry } from "./ledger";

let storage: TestStorage;
beforeAll(async () => {
  storage = await createTestStorage();
  for (const [name, value] of Object.entries({ ...storage.variables, DAILY_USD_CAP: "1" })) {
    vi.stubEnv(name, value);
  }
});
afterAll(async () => {
  const { db } = await database();
  await db.destroy();
  await storage.remove();
});

test("RL-07 the log says once that a half, four fifths and all of the day's money are spoken for", async () => {
  const warned = vi.spyOn(log, "warn");
  const percents = () =>
    warned.mock.calls.flatMap(([fields]) => {
      const { event, percent } = fields as { event?: string; percent?: number };
      return event === "spending" ? [percent] : [];
    });
  const { db } = await database();
  const spend = async (microUsd: number) => {
    const opening = { id: newId(), turnId: null, owner: null, address: null, microUsd };
    await db.transaction().execute((tx) => openEntry(tx, opening));
  };
  await spend(400_000);
  await spend(110_000);
  await expect.poll(percents).toEqual([50]);
  await spend(200_000);
  await spend(100_000);
  await expect.poll(percents).toEqual([50, 80]);
  for (let again = 0; again < 3; again += 1) {
    await expect(spend(500_000)).rejects.toMatchObject({ code: "spending_cap" });
  }
  await spend(10_000);
  await expect.poll(percents).toEqual([50, 80, 100]);
});
