import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import { newId } from "@/lib/protocol/id";
import { selectText } from "@/lib/protocol/select";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import type { Turn } from "@/lib/protocol/thread";
import { database } from "@/lib/server/db/client";
import { deleteThread, purgeThreads, restoreThread } from "@/lib/server/delete-thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { findThread, listThreads } from "@/lib/server/threads";
import { createTurn } from "./create";
import { eventLog } from "./event-log";
import { openFeed } from "./feed";
import { claimAbandoned } from "./lease";
import { recoverTurns } from "./recover";
import { abandonTurn } from "./test-abandoned";
import { createTurnWriter, LostLease } from "./writer";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ DELETION_GRACE_MS: "1" });
});
afterAll(() => rig.close());

const request = (turnId: string, text = "hello") => ({
  turnId,
  parentId: null,
  kind: "message" as const,
  input: [{ type: "text" as const, text }],
  settings: DEFAULT_SETTINGS,
  newThread: true as const,
});

const abandon = (events: readonly UnnumberedEvent[]) => abandonTurn(rig.owner, events);

/** An interaction that Google has, though the process that asked for it was killed. */
async function startAtGoogle(text: string): Promise<string> {
  const { gemini } = await import("@/lib/server/gemini/client");
  const interaction = await gemini(AbortSignal.timeout(5000)).interactions.create({
    model: DEFAULT_SETTINGS.model,
    input: text,
  });
  return interaction.id;
}

describe("DU-02 a process that is killed", () => {
  test("after it stored the turn and before it called: the call is made by the next process", async () => {
    const id = await abandon([]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("50");
  });

  test("while it brought a file to Google: the call is made by the next process", async () => {
    const preparing = { stage: "uploading" as const, name: "film.mp4" };
    const id = await abandon([{ event_type: "turn.preparing", preparing }]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("50");
  });

  test("while the call was on its way: it is not sent twice, and the page says so", async () => {
    const before = (await rig.calls()).length;
    const id = await abandon([{ event_type: "turn.started" }]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("cut_off");
    expect(turn.error?.code).toBe("maybe_sent");
    expect((await rig.calls()).length).toBe(before);
  });

  test("after Google named the interaction: its answer is found there", async () => {
    const interactionId = await startAtGoogle("count to 50");
    const id = await abandon([
      { event_type: "turn.started" },
      { event_type: "interaction.created", interaction: { id: interactionId, status: "in_progress" } },
    ]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("49 50");
  });

  test("in the middle of the answer, which Google has lost: what was shown stays", async () => {
    const id = await abandon([
      { event_type: "turn.started" },
      { event_type: "interaction.created", interaction: { id: "v1_unknown", status: "in_progress" } },
      { event_type: "step.start", index: 0, step: { type: "model_output" } },
      { event_type: "step.delta", index: 0, delta: { type: "text", text: "1 2 3" } },
    ]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("cut_off");
    expect(selectText(turn)).toBe("1 2 3");
  });

  test("while it waited for a limit: the next process waits on, and calls", async () => {
    const id = await abandon([
      { event_type: "turn.started" },
      { event_type: "turn.waiting", waiting: { until: Date.now() + 200, code: "rate_limited" } },
    ]);
    await recoverTurns();
    const { turn } = await rig.read(id);
    expect(turn.status).toBe("completed");
  });

  test("after a stop was asked for: the stop is honoured", async () => {
    const id = await abandon([{ event_type: "turn.started" }]);
    const { db } = await database();
    await db.updateTable("turns").set({ stop_requested_at: 1 }).where("id", "=", id).execute();
    await recoverTurns();
    expect((await rig.read(id)).turn.status).toBe("cancelled");
  });
});

describe("DU-04 a process that was stopped and comes back", () => {
  test("writes nothing into a turn that another has taken over", async () => {
    const id = await abandon([]);
    const turn = await rig.stored(id);
    const zombie = createTurnWriter({ turn, epoch: 1, feed: openFeed(turn) });
    const [claim] = await claimAbandoned();
    expect(claim).toMatchObject({ turnId: id, epoch: 2 });
    zombie.write({ event_type: "turn.started" });
    await expect(zombie.flush()).rejects.toThrow(LostLease);
    await expect(zombie.settle("completed")).rejects.toThrow(LostLease);
    const batch = { turnId: id, seq: 1, frames: "x", notes: "", signatures: [] };
    expect(await eventLog().append(() => ({ ...batch, epoch: 1 }))).toBe(false);
    expect(await rig.stored(id)).toEqual(turn);
  });

  test("a turn is taken over by one of many processes that try at once", async () => {
    const id = await abandon([]);
    const claims = await Promise.all(Array.from({ length: 10 }, () => claimAbandoned()));
    expect(claims.flat().filter((claim) => claim.turnId === id)).toHaveLength(1);
  });
});

describe("DU-14 a message that is sent many times", () => {
  test("makes one turn and one call, and every sender gets the same answer", async () => {
    const threadId = newId();
    const body = request(newId(), "count to 30");
    const before = (await rig.calls()).length;
    const sent = await Promise.all(
      Array.from({ length: 50 }, async () => {
        await createTurn(rig.owner, threadId, body);
        return rig.read(body.turnId);
      }),
    );
    expect((await rig.calls()).length - before).toBe(1);
    for (const { turn } of sent) expect(turn).toEqual(sent[0]?.turn);
    expect((await findThread(rig.owner, threadId))?.turns).toHaveLength(1);
  });

  test("is refused under the same id with another body", async () => {
    const threadId = newId();
    const body = request(newId());
    await createTurn(rig.owner, threadId, body);
    const other = request(body.turnId, "something else");
    await expect(createTurn(rig.owner, threadId, other)).rejects.toMatchObject({ code: "turn_conflict" });
    await rig.read(body.turnId);
  });
});

test("DU-15 of two messages at the same instant one is answered and the other is told", async () => {
  const first = await rig.ask({ text: "hello" });
  for (let round = 0; round < 10; round++) {
    const body = (text: string) => ({ ...request(newId(), text), parentId: first.id, newThread: undefined });
    const bodies = [body("one"), body("two")];
    const results = await Promise.allSettled(
      bodies.map((each) => createTurn(rig.owner, first.threadId, each)),
    );
    const refused = results.filter((result) => result.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: "thread_busy" });
    const accepted = bodies[results.findIndex((result) => result.status === "fulfilled")];
    await rig.read(accepted?.turnId ?? "");
  }
  expect((await findThread(rig.owner, first.threadId))?.turns).toHaveLength(11);
});

describe("DU-17 deleting a thread", () => {
  test("stops what runs in it, and nothing comes back", async () => {
    const { threadId, turnId } = await rig.send({ text: "count to 3000 [pace: 1]" });
    await deleteThread(rig.owner, threadId);
    await expect.poll(async () => (await purgeThreads()) > 0, { timeout: 5000 }).toBe(true);
    const { db } = await database();
    for (const table of ["turn_events", "signatures"] as const) {
      expect(await db.selectFrom(table).selectAll().where("turn_id", "=", turnId).execute()).toEqual([]);
    }
    expect(await db.selectFrom("turns").select("id").where("id", "=", turnId).execute()).toEqual([]);
    expect(await findThread(rig.owner, threadId)).toBeNull();
  });

  test("can be taken back, and then everything is there", async () => {
    const turn = await rig.ask({ text: "hello" });
    await deleteThread(rig.owner, turn.threadId);
    expect(await findThread(rig.owner, turn.threadId)).toBeNull();
    expect((await listThreads(rig.owner)).threads.map((thread) => thread.id)).not.toContain(turn.threadId);
    await restoreThread(rig.owner, turn.threadId);
    expect((await findThread(rig.owner, turn.threadId))?.turns).toEqual([turn]);
  });

  test("DU-24 deletes its interactions at Google, and tries again what fails", async () => {
    const turn: Turn = await rig.ask({ text: "hello" });
    await deleteThread(rig.owner, turn.threadId);
    await new Promise((resolve) => setTimeout(resolve, 5));
    await purgeThreads();
    const { deleteAtGoogle } = await import("@/lib/server/deletions");
    const { getInteraction } = await import("@/lib/server/gemini/interactions");
    const id = turn.interactions[0]?.id ?? "";
    expect((await getInteraction(id, AbortSignal.timeout(1000))).status).toBe("completed");
    await deleteAtGoogle();
    await expect(getInteraction(id, AbortSignal.timeout(1000))).rejects.toMatchObject({ status: 404 });
    const { db } = await database();
    expect(await db.selectFrom("deletions").selectAll().execute()).toEqual([]);
  });
});
