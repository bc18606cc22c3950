import { afterAll, beforeAll, expect, test } from "vitest";
import { selectReceipt } from "@/lib/protocol/select";
import type { UsageLimit, UsageReport } from "@/lib/protocol/usage";
import { moveOwner } from "@/lib/server/access/moving/move-owner";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { exported, imported } from "@/lib/server/transfer/test-transfer";
import { reportUsage } from "./report-usage";

const LITE = "gemini-3.5-flash-lite";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ OWNER_DAILY_USD_CAP: "5", TURNS_PER_HOUR: "1000" });
});
afterAll(() => rig.close());

/** The report once all is counted, which may take a busy machine more than one look. */
async function report(owner: Owner = rig.owner, asked: Partial<{ days: 7 | 30 | 90; zone: number }> = {}) {
  for (;;) {
    const page: UsageReport = await reportUsage(owner, { days: 7, zone: 0, ...asked });
    if (page.isWhole) return page;
  }
}

const limit = ({ limits }: UsageReport, name: UsageLimit["name"]) => limits.find((one) => one.name === name);

test("7 what turns have used is summed as their receipts say, by day, model and conversation", async () => {
  const before = await report();
  const first = await rig.ask({ text: "Count to 20" });
  const second = await rig.ask({ text: "Count to 30", settings: { model: LITE } });
  const receipts = [selectReceipt(first), selectReceipt(second)];
  const after = await report();
  expect(after.all.turns - before.all.turns).toBe(2);
  const input = receipts.reduce((sum, { usage }) => sum + (usage?.total_input_tokens ?? 0), 0);
  expect(after.all.inputTokens - before.all.inputTokens).toBe(input);
  const dollars = receipts.reduce((sum, { price }) => sum + (price ?? 0), 0);
  expect(dollars).toBeGreaterThan(0);
  expect(after.all.usd - before.all.usd).toBeCloseTo(dollars, 5);
  expect(after.days.map(({ day }) => day)).toEqual([new Date().toISOString().slice(0, 10)]);
  expect(after.days[0]).toMatchObject({ turns: after.all.turns, usd: after.all.usd });
  expect(after.targets.map(({ target }) => target).sort()).toEqual([LITE, first.settings.model].sort());
  expect(after.threads.find(({ threadId }) => threadId === first.threadId)).toMatchObject({ turns: 1 });
});

test("7 a day is one of the asker's clock, and what is older than was asked for is left out", async () => {
  const { owner } = await createOwner();
  const { db } = await database();
  const { threadId } = await rig.ask({ text: "Count to 20" });
  const { id } = await db
    .selectFrom("turns")
    .select("id")
    .where("thread_id", "=", threadId)
    .executeTakeFirstOrThrow();
  await report();
  const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 43_200_000;
  const setAt = (at: number) =>
    db.updateTable("usages").set({ at, owner_id: owner.id }).where("turn_id", "=", id).execute();
  const yesterday = noon - 86_400_000;
  await setAt(yesterday);
  const dayOf = async (zone: number) => (await report(owner, { zone })).days.map(({ day }) => day);
  const nameOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  expect(await dayOf(0)).toEqual([nameOf(yesterday)]);
  expect(await dayOf(-13 * 60)).toEqual([nameOf(yesterday + 86_400_000)]);
  expect(await dayOf(13 * 60)).toEqual([nameOf(yesterday - 86_400_000)]);
  await setAt(noon - 40 * 86_400_000);
  expect((await report(owner, { days: 30 })).all.turns).toBe(0);
  expect((await report(owner, { days: 90 })).all.turns).toBe(1);
});

test("7 a conversation that is deleted has still cost what it cost, and does not tell its name", async () => {
  const { threadId } = await rig.ask({ text: "Count to 20" });
  await report();
  await deleteThread(rig.owner, threadId);
  const entry = (await report()).threads.find((thread) => thread.threadId === threadId);
  expect(entry).toMatchObject({ isDeleted: true, title: null, turns: 1 });
});

test("7 what is imported was paid for elsewhere", async () => {
  const { threadId } = await rig.ask({ text: "Count to 20" });
  const before = await report();
  await imported(rig.owner, await exported(rig.owner, threadId));
  expect((await report()).all).toEqual(before.all);
});

test("AZ-01 nobody sees what another has used, and it goes along into an account", async () => {
  const { owner: account } = await createOwner();
  const { owner: guest } = await createOwner();
  const { threadId } = await rig.ask({ text: "Count to 20" });
  await report();
  expect((await report(guest)).all.turns).toBe(0);
  const { db } = await database();
  await db.updateTable("usages").set({ owner_id: guest.id }).where("thread_id", "=", threadId).execute();
  await db.transaction().execute((tx) => moveOwner(tx, { from: guest, to: account }));
  expect((await report(account)).all.turns).toBe(1);
  expect((await report(guest)).all.turns).toBe(0);
});

test("7 limits say what is used of them, and what bounds nothing says so", async () => {
  const before = await report();
  await rig.attach("notes.txt", new Uint8Array(Buffer.from("some words")), "text/plain");
  await rig.ask({ text: "Count to 20" });
  const after = await report();
  expect(limit(after, "files")?.used).toBe((limit(before, "files")?.used ?? 0) + 1);
  expect(limit(after, "storage")?.used).toBe((limit(before, "storage")?.used ?? 0) + 10);
  expect(limit(after, "messages")?.used).toBeGreaterThan(0);
  expect(limit(after, "spending")?.most).toBe(5);
  expect(limit(after, "spending")?.used).toBeGreaterThan(limit(before, "spending")?.used ?? 0);
});
