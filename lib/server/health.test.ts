import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "./db/client";
import { env } from "./env";
import { readiness } from "./health";
import { createRig, type Rig } from "./rig";
import { startDraining } from "./shutdown-state";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

/** One probe serves whoever asks within its second; each test wants one of its own. */
const key = Symbol.for("parley.readiness");
beforeEach(() => {
  delete (globalThis as { [key: symbol]: unknown })[key];
});

test("a server is ready whose database takes what is written", async () => {
  const { db } = await database();
  expect(await readiness()).toBe("ready");
  const written = await db.selectFrom("facts").select("value").where("name", "=", "ready").executeTakeFirst();
  expect(Number(written?.value)).toBeGreaterThan(0);
});

test("many who ask at once make one probe", async () => {
  const [first, ...others] = await Promise.all(Array.from({ length: 20 }, () => readiness()));
  const { db } = await database();
  const read = () =>
    db.selectFrom("facts").select("value").where("name", "=", "ready").executeTakeFirstOrThrow();
  const { value } = await read();
  await readiness();
  expect(await read()).toEqual({ value });
  expect(new Set([first, ...others])).toEqual(new Set(["ready"]));
});

test("a server whose disk is nearly full is not ready", async () => {
  const floor = env().DISK_FLOOR_BYTES;
  env().DISK_FLOOR_BYTES = Number.MAX_SAFE_INTEGER;
  expect(await readiness()).toBe("disk");
  env().DISK_FLOOR_BYTES = floor;
});

test("a server whose database lacks what this version needs is not ready", async () => {
  const { db } = await database();
  await sql`update kysely_migration set name = 'x-other' where name = '0005-access'`.execute(db);
  expect(await readiness()).toBe("schema");
  await sql`update kysely_migration set name = '0005-access' where name = 'x-other'`.execute(db);
  // What a newer version has brought is no reason to stop while it takes over.
  await sql`insert into kysely_migration (name, timestamp) values ('9999-newer', '2030')`.execute(db);
  delete (globalThis as { [key: symbol]: unknown })[key];
  expect(await readiness()).toBe("ready");
});

test("a server that goes down says so at once", async () => {
  expect(await readiness()).toBe("ready");
  startDraining();
  expect(await readiness()).toBe("draining");
});
