import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { database } from "@/lib/server/db/client";
import { createTestStorage, type TestStorage } from "@/lib/server/db/test-storage";
import { HttpError } from "@/lib/server/errors";
import { sweepLimits, take, takeFrom, takeOwner } from "./take";

let storage: TestStorage;
beforeAll(async () => {
  storage = await createTestStorage();
  const limits = { UPLOADS_PER_HOUR: "3", SHARES_PER_HOUR: "2", OWNERS_PER_HOUR: "5" };
  for (const [name, value] of Object.entries({ ...storage.variables, ...limits })) vi.stubEnv(name, value);
});
afterAll(async () => {
  const { db } = await database();
  await db.destroy();
  await storage.remove();
});

const HOUR_MS = 3_600_000;
const from = (address: string) => new Headers({ "x-parley-peer": address });
const takeOne = async (key: string, perHour: number) => take((await database()).db, key, perHour);

async function refusalOf(taking: Promise<void>): Promise<HttpError> {
  const cause = await taking.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (cause instanceof HttpError) return cause;
  throw new Error("It was not refused.");
}

test.each([1, 3, 7, 30])(
  "RL-01 of a limit of %i an hour that many are had, and not one more",
  async (perHour) => {
    const key = newId();
    for (let taken = 0; taken < perHour; taken += 1) await takeOne(key, perHour);
    const { code, retryAt = 0 } = await refusalOf(takeOne(key, perHour));
    expect(code).toBe("limit_reached");
    // The next one is there as its share of the hour is over.
    const waitMs = retryAt - Date.now();
    expect(waitMs).toBeGreaterThan(0);
    expect(waitMs).toBeLessThanOrEqual(HOUR_MS / perHour);
  },
);

test("RL-01 as many at once as the limit allows get through, of any number", async () => {
  const key = newId();
  const taken = await Promise.allSettled(Array.from({ length: 50 }, () => takeOne(key, 7)));
  expect(taken.filter(({ status }) => status === "fulfilled")).toHaveLength(7);
});

test("RL-01 what is refused makes nobody wait longer", async () => {
  const key = newId();
  await takeOne(key, 1);
  const first = await refusalOf(takeOne(key, 1));
  for (let again = 0; again < 5; again += 1) await refusalOf(takeOne(key, 1));
  const last = await refusalOf(takeOne(key, 1));
  expect(last.retryAt).toBeLessThanOrEqual((first.retryAt ?? 0) + 1_000);
});

test("RL-02 who becomes somebody else each time is stopped by the address", async () => {
  const headers = from("1.1.1.1");
  const asNew = () => takeFrom("uploads", { id: newId() }, headers);
  for (let taken = 0; taken < 12; taken += 1) await asNew();
  expect((await refusalOf(asNew())).code).toBe("limit_reached");
  await takeFrom("uploads", { id: newId() }, from("1.1.1.2"));
});

test("RL-02 who has used up their own limit does not use up that of their neighbours", async () => {
  const headers = from("2.2.2.2");
  const greedy = { id: newId() };
  for (let taken = 0; taken < 3; taken += 1) await takeFrom("uploads", greedy, headers);
  for (let again = 0; again < 30; again += 1) await refusalOf(takeFrom("uploads", greedy, headers));
  await takeFrom("uploads", { id: newId() }, headers);
});

test("RL-02 what the address refuses costs its owner nothing", async () => {
  const headers = from("3.3.3.3");
  for (let taken = 0; taken < 12; taken += 1) await takeFrom("uploads", { id: newId() }, headers);
  const owner = { id: newId() };
  for (let again = 0; again < 5; again += 1) await refusalOf(takeFrom("uploads", owner, headers));
  for (let taken = 0; taken < 3; taken += 1) await takeFrom("uploads", owner, from("3.3.3.4"));
});

test("RL-14 each kind has a limit of its own", async () => {
  const owner = { id: newId() };
  for (let taken = 0; taken < 3; taken += 1) await takeFrom("uploads", owner, from("4.4.4.4"));
  await refusalOf(takeFrom("uploads", owner, from("4.4.4.4")));
  for (let taken = 0; taken < 2; taken += 1) await takeFrom("shares", owner, from("4.4.4.4"));
  await refusalOf(takeFrom("shares", owner, from("4.4.4.4")));
});

test("RL-14 an address becomes only so many owners within an hour", async () => {
  const becoming = await Promise.allSettled(Array.from({ length: 100 }, () => takeOwner(from("5.5.5.5"))));
  expect(becoming.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("RL-03 all addresses of one IPv6 network count together", async () => {
  for (let host = 1; host <= 5; host += 1) await takeOwner(from(`2001:db8::${host}`));
  expect((await refusalOf(takeOwner(from("2001:db8::ffff:1")))).code).toBe("limit_reached");
});

test("no address is stored as it is", async () => {
  await takeOwner(from("9.8.7.6"));
  const { db } = await database();
  const rows = await db.selectFrom("limits").select("key").execute();
  expect(rows.filter(({ key }) => key.includes("9.8.7.6"))).toEqual([]);
});

test("buckets that are empty again are forgotten, and no others", async () => {
  const key = newId();
  await takeOne(key, 1);
  const { db } = await database();
  await db
    .insertInto("limits")
    .values({ key: `${key}-old`, full_until: 1 })
    .execute();
  await sweepLimits();
  const rows = await db.selectFrom("limits").select("key").where("key", "like", `${key}%`).execute();
  expect(rows).toEqual([{ key }]);
});
