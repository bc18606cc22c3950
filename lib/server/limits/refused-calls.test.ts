import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { selectText } from "@/lib/protocol/select";
import { listActivity } from "@/lib/server/activity/list-activity";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { readAloud } from "@/lib/server/speech/read-aloud";
import { findThread } from "@/lib/server/threads";
import { ALLOW, ASKED, actorOf, callOf, withTools } from "@/lib/server/turns/test-functions";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ IDLE_TIMEOUT_MS: "1500" });
});
afterAll(() => rig.close());
afterEach(() => switchTo(null));

async function switchTo(value: "on" | "off" | null): Promise<void> {
  const { db } = await database();
  await db.deleteFrom("facts").where("name", "=", "model_calls").execute();
  if (value) await db.insertInto("facts").values({ name: "model_calls", value }).execute();
}

describe("RL-15 while model calls are switched off", () => {
  test("nothing new is answered, what is there can be read, and what runs is written to its end", async () => {
    const turn = await rig.ask({ text: "hi" });
    const written = await rig.send({ text: "count to 50 [fault: stall]" });
    await expect.poll(async () => (await rig.stored(written.turnId)).steps.length).toBeGreaterThan(0);
    await switchTo("off");
    const calls = await rig.calls();

    await expect(rig.send({ text: "hi" })).rejects.toMatchObject({ code: "model_calls_off" });
    await expect(readAloud(rig.owner, turn.id)).rejects.toMatchObject({ code: "model_calls_off" });
    expect((await findThread(rig.owner, turn.threadId))?.turns).toHaveLength(1);
    const { turn: ended } = await rig.read(written.turnId);
    expect(selectText(ended)).toContain("49 50");
    expect(await rig.calls(), "and no call has gone out").toEqual(calls);

    await switchTo("on");
    await expect(rig.ask({ text: "hi" })).resolves.toMatchObject({ status: "completed" });
  });

  test("a decision that would call the model again is refused, and can be made later", async () => {
    const { decide, endOf } = actorOf(() => rig);
    const resting = await rig.ask({ text: "What is the weather in Oslo?", settings: withTools(ASKED) });
    await switchTo("off");
    await expect(decide(resting, callOf(resting), ALLOW)).rejects.toMatchObject({ code: "model_calls_off" });
    expect(await rig.stored(resting.id)).toEqual(resting);
    await switchTo("on");
    expect((await endOf(await decide(resting, callOf(resting), ALLOW))).status).toBe("completed");
  });

  test("every page hears of it within seconds", async () => {
    expect((await listActivity(rig.owner)).modelCalls).toBe("on");
    await switchTo("off");
    const heard = async () => (await listActivity(rig.owner)).modelCalls;
    await expect.poll(heard, { timeout: 20_000 }).toBe("off");
    await switchTo("on");
    await expect.poll(heard, { timeout: 20_000 }).toBe("on");
  });
});

describe.each(["spending", "reservations", "limits"] as const)(
  "RL-05 while %s cannot be written",
  (table) => {
    test("nothing new is called, and what is there can be read", async () => {
      const turn = await rig.ask({ text: "hi" });
      const calls = await rig.calls();
      const { db } = await database();
      await db.schema.alterTable(table).renameTo("away").execute();
      try {
        await expect(rig.send({ text: "hi" })).rejects.toMatchObject({ code: "ledger_unavailable" });
        expect(await rig.calls()).toEqual(calls);
        expect(await rig.stored(turn.id)).toEqual(turn);
        expect((await findThread(rig.owner, turn.threadId))?.turns).toHaveLength(1);
      } finally {
        await db.schema.alterTable("away").renameTo(table).execute();
      }
      await expect(rig.ask({ text: "hi" })).resolves.toMatchObject({ status: "completed" });
    });

    test("what is being written is written to its end", async () => {
      const written = await rig.send({ text: "count to 50 [fault: stall]" });
      await expect.poll(async () => (await rig.stored(written.turnId)).steps.length).toBeGreaterThan(0);
      const { db } = await database();
      await db.schema.alterTable(table).renameTo("away").execute();
      try {
        const { turn } = await rig.read(written.turnId);
        expect(turn.status).toBe("completed");
        expect(selectText(turn)).toContain("49 50");
      } finally {
        await db.schema.alterTable("away").renameTo(table).execute();
      }
    });
  },
);
