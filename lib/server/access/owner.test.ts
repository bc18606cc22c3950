import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { createOwner } from "./owner";
import { findSession } from "./sessions";
import { recognizeVisitor } from "./visitor";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

test("AZ-09 an expired session is nobody's", async () => {
  const { db } = await database();
  const { owner, token, sessionId } = await createOwner();
  expect(await findSession(token)).toEqual({ id: sessionId, owner, isAging: false, method: null });
  await db.updateTable("sessions").set({ expires_at: 1 }).where("owner_id", "=", owner.id).execute();
  expect(await findSession(token)).toBeNull();
});

test("AZ-09 the token is stored nowhere", async () => {
  const { db } = await database();
  const { token } = await createOwner();
  const rows = await db.selectFrom("sessions").selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("a session in use is prolonged, once a day, and its cookie with it", async () => {
  const visit = () => recognizeVisitor(new Headers({ host: "localhost", cookie: `__Host-sid=${token}` }));
  const { db } = await database();
  const { owner, token } = await createOwner();
  const session = () =>
    db.selectFrom("sessions").selectAll().where("owner_id", "=", owner.id).executeTakeFirstOrThrow();
  const fresh = await session();
  expect((await visit()).newCookies()).toEqual([]);
  expect(await session()).toEqual(fresh);
  const soon = fresh.last_seen_at + 60_000;
  const yesterday = fresh.last_seen_at - 86_400_001;
  await db
    .updateTable("sessions")
    .set({ last_seen_at: yesterday, expires_at: soon })
    .where("owner_id", "=", owner.id)
    .execute();
  expect((await visit()).newCookies()[0]).toContain(token);
  expect((await session()).expires_at).toBeGreaterThan(soon);
});
