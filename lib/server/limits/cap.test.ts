import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { selectText } from "@/lib/protocol/select";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { readAloud } from "@/lib/server/speech/read-aloud";
import { createTurn } from "@/lib/server/turns/create";
import { requestStop } from "@/lib/server/turns/stop";
import { books } from "./test-books";

// What one of these messages may cost, and its title: three of them fit into the day, and not a fourth.
const OUTPUT_TOKENS = 40_000;
const RESERVED_USD = 0.15;
const CAP_USD = 3 * RESERVED_USD + 0.1;

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({
    DAILY_USD_CAP: String(CAP_USD),
    IDLE_TIMEOUT_MS: "1500",
    FIRST_BYTE_TIMEOUT_MS: "60000",
  });
});
afterAll(() => rig.close());

const SETTINGS = { generation_config: { max_output_tokens: OUTPUT_TOKENS } };
const HANGS = { text: "hi [fault: hang]", settings: SETTINGS };

async function stopAll(): Promise<void> {
  const { db } = await database();
  const running = db.selectFrom("turns").select("id").where("settled_at", "is", null);
  for (const { id } of await running.execute()) await requestStop(rig.owner, id);
  await expect.poll(() => running.execute(), { timeout: 20_000 }).toEqual([]);
}

function nextMidnight(): number {
  return new Date().setUTCHours(24, 0, 0, 0);
}

describe("the money of a day", () => {
  test("RL-06 fifty messages at once with money for three are exactly three calls", async () => {
    const sent = await Promise.allSettled(Array.from({ length: 50 }, () => rig.send(HANGS)));
    const refused = sent.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(refused).toHaveLength(47);
    for (const reason of refused) expect(reason).toMatchObject({ code: "spending_cap" });
    await expect.poll(async () => (await rig.calls()).length).toBe(3);
    expect(await books.counted("all")).toBeGreaterThanOrEqual(3 * RESERVED_USD * 1_000_000);
    expect(await books.counted("all")).toBeLessThanOrEqual(CAP_USD * 1_000_000);
    await stopAll();
    expect(await rig.calls(), "and no call came after").toHaveLength(3);
  });

  test("RL-07 the refusal says that it goes on at midnight of UTC", async () => {
    await books.endDay();
    for (let sent = 0; sent < 3; sent += 1) await rig.send(HANGS);
    const refusal = await rig.send(HANGS).catch((cause: unknown) => cause);
    expect(refusal).toMatchObject({ code: "spending_cap", retryAt: expect.any(Number) });
    const { retryAt } = refusal as { retryAt: number };
    expect(Math.abs(retryAt - nextMidnight())).toBeLessThan(60_000);
    await stopAll();
  });

  test("RL-07 what was spent on the day before is nothing of today", async () => {
    await books.endDay();
    const { db } = await database();
    for (let sent = 0; sent < 3; sent += 1) await rig.send(HANGS);
    await expect(rig.send(HANGS)).rejects.toMatchObject({ code: "spending_cap" });
    await books.endDay();
    await expect(rig.send(HANGS)).resolves.toMatchObject({ turnId: expect.any(String) });
    await stopAll();
    const negative = await db.selectFrom("spending").selectAll().where("micro_usd", "<", 0).execute();
    expect(negative).toEqual([]);
  });

  test("RL-07 an answer that is being written when the day's money is used up is written to its end", async () => {
    await books.endDay();
    const written = await rig.send({ text: "count to 50 [fault: stall]", settings: SETTINGS });
    for (let sent = 0; sent < 2; sent += 1) await rig.send(HANGS);
    await expect(rig.send(HANGS)).rejects.toMatchObject({ code: "spending_cap" });
    const { turn } = await rig.read(written.turnId);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("49 50");
    await stopAll();
  });

  test("RL-10 a message that was accepted is served again although the money is used up", async () => {
    await books.endDay();
    const asked = { turnId: newId(), parentId: null, kind: "message" as const, newThread: true as const };
    const input = [{ type: "text" as const, text: HANGS.text }];
    const request = { ...asked, input, settings: { ...DEFAULT_SETTINGS, ...SETTINGS } };
    const threadId = newId();
    await createTurn(rig.owner, threadId, request);
    for (let sent = 0; sent < 2; sent += 1) await rig.send(HANGS);
    await expect(rig.send(HANGS)).rejects.toMatchObject({ code: "spending_cap" });
    await expect(createTurn(rig.owner, threadId, request)).resolves.toBeUndefined();
    await stopAll();
  });

  test("RL-06 reading aloud is paid from the same money", async () => {
    await books.endDay();
    const { id } = await rig.ask({
      text: "hi",
      settings: { generation_config: { max_output_tokens: 1_000 } },
    });
    const before = await books.counted("all");
    await readAloud(rig.owner, id);
    const spoken = (await books.counted("all")) - before;
    expect(spoken).toBeGreaterThan(0);
    const { db } = await database();
    await db
      .updateTable("spending")
      .set({ micro_usd: Math.ceil(CAP_USD * 1_000_000) })
      .where("scope", "=", "all")
      .execute();
    await expect(readAloud(rig.owner, id, "Puck")).rejects.toMatchObject({ code: "spending_cap" });
    await expect(readAloud(rig.owner, id), "what was spoken once costs nothing").resolves.toBeDefined();
  });
});
