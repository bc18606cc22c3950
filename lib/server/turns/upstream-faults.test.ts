import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectCalls } from "@/lib/protocol/calls";
import { selectText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { recheckTurn } from "./recheck";
import { requestStop } from "./stop";

const NUMBERS = Array.from({ length: 200 }, (_, index) => index + 1).join(" ");

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ FIRST_BYTE_TIMEOUT_MS: "600", IDLE_TIMEOUT_MS: "400" });
});
afterAll(() => rig.close());

let before = 0;
async function callsSince(): Promise<number> {
  const count = (await rig.calls()).length;
  const since = count - before;
  before = count;
  return since;
}

async function ask(fault: string, words = "count to 200"): Promise<{ turn: Turn; calls: number }> {
  await callsSince();
  const turn = await rig.ask({ text: `${words} [fault: ${fault}]` });
  return { turn, calls: await callsSince() };
}

describe("a stream that breaks after it has begun", () => {
  test.each([
    ["UF-01 cut by the end of the connection inside an event", "cut mid event"],
    ["UF-01 ended silently", "silent end"],
    ["UF-02 reset", "reset mid stream"],
    ["UF-04 silent for ever", "stall"],
    ["UF-08 ended by a passing error", "malformed tail"],
  ])("%s is completed from what Google kept, with one call", async (_name, fault) => {
    const { turn, calls } = await ask(fault);
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain(NUMBERS);
    expect(calls).toBe(1);
  });

  test.each(["silent end", "stall", "malformed tail"])(
    "UF-01 %s after a history that was sent along is completed with nothing of that history",
    async (fault) => {
      const { id, threadId } = await rig.ask({ text: "hello" });
      const failed = await rig.ask({ threadId, parentId: id, text: "hi [fault: 500]" });
      const turn = await rig.ask({ threadId, parentId: failed.id, text: `count to 200 [fault: ${fault}]` });
      expect(turn.status).toBe("completed");
      expect(selectText(turn)).toBe(selectText(await rig.ask({ text: "count to 200" })));
    },
  );

  test.each([
    ["UF-14 that Google does not have any more", "lost"],
    ["UF-04 silent for ever and not kept", "stall lost"],
  ])("%s is shown as cut off, and what had arrived is kept", async (_name, fault) => {
    const isLost = fault === "lost" ? `${fault}] [fault: silent end` : fault;
    const { turn, calls } = await ask(isLost);
    expect(turn.status).toBe("cut_off");
    expect(turn.error?.code).toBe("cut_off");
    expect(NUMBERS.startsWith(selectText(turn).trim().slice(0, 20))).toBe(true);
    expect(calls).toBe(1);
  });

  test("UF-14 a cut answer is found by a later look at Google", async () => {
    const { turn } = await ask("silent end");
    const cut: Turn = {
      ...turn,
      status: "cut_off",
      steps: turn.steps.slice(0, 1),
      error: { code: "cut_off" },
    };
    const { database } = await import("@/lib/server/db/client");
    const { db } = await database();
    await db
      .updateTable("turns")
      .set({ turn: JSON.stringify(cut) })
      .where("id", "=", turn.id)
      .execute();
    const found = await recheckTurn(rig.owner, turn.id);
    expect(found.status).toBe("completed");
    expect(selectText(found)).toBe(selectText(turn));
    expect(selectText(await rig.stored(turn.id))).toBe(selectText(turn));
  });
});

describe("a call that fails before it begins", () => {
  test("UF-03 UF-12 a connection that breaks before an answer is not tried again", async () => {
    const { turn, calls } = await ask("reset before headers");
    expect(turn.status).toBe("cut_off");
    expect(turn.error?.code).toBe("maybe_sent");
    expect(calls).toBe(1);
  });

  test("UF-05 no answer at all is said after the first-byte timeout", async () => {
    const { turn, calls } = await ask("hang");
    expect(turn.error?.code).toBe("first_byte_timeout");
    expect(calls).toBe(1);
  });

  test("UF-07 a bare refusal in the stream is shown with its reason", async () => {
    const { turn, calls } = await ask("bare json");
    expect(turn.status).toBe("failed");
    expect(turn.error?.code).toBe("blocked");
    expect(turn.error?.detail).toBeTruthy();
    expect(calls).toBe(1);
  });

  test.each([
    ["429 retry 0.3s once", "completed", undefined, 2],
    ["429 retry 0.3s", "failed", "rate_limited", 2],
    ["429 retry 1h", "failed", "rate_limited", 1],
    ["429 per day retry 1s", "failed", "quota_exhausted", 1],
    ["429 retry-after 1s once", "completed", undefined, 2],
    ["429 retry-after date 1s once", "completed", undefined, 2],
    ["503 once", "completed", undefined, 2],
    ["503", "failed", "upstream_unavailable", 3],
    ["500", "failed", "upstream_error", 1],
    ["502", "failed", "upstream_error", 1],
    ["504", "failed", "upstream_error", 1],
    ["408", "failed", "upstream_error", 1],
    ["409", "failed", "upstream_error", 1],
    ["400", "failed", "refused_request", 1],
    ["403", "failed", "permission_denied", 1],
    ["invalid key", "failed", "invalid_key", 1],
    ["context too long", "failed", "context_too_long", 1],
  ])("UF-09 UF-10 UF-19 [%s] ends %s (%s) after %i call(s)", async (fault, status, code, expected) => {
    const { turn, calls } = await ask(fault);
    expect(turn.status).toBe(status);
    expect(turn.error?.code).toBe(code);
    expect(calls).toBe(expected);
  });

  test("UF-09 a limit of an hour says when it ends", async () => {
    const { turn } = await ask("429 retry 1h");
    const wait = (turn.error?.retryAt ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(59 * 60_000);
    expect(wait).toBeLessThanOrEqual(60 * 60_000);
  });
});

describe("a stream with oddities", () => {
  test.each([
    "malformed json",
    "unknown events",
    "reordered",
    "orphan delta",
    "duplicate",
    "no done",
    "usage missing",
    "requires continuation",
    "queued",
  ])("UF-06 UF-22 [%s] is read to its end", async (fault) => {
    const { turn } = await ask(fault);
    expect(turn.status).toBe("completed");
    // What a lost frame held is lost; what came after it is not.
    expect(selectText(turn)).toContain(
      fault === "malformed json" || fault === "orphan delta" ? " 200" : NUMBERS,
    );
  });
});

describe("an end that is not completed", () => {
  test.each([
    ["UF-13 incomplete", "incomplete", "incomplete", undefined],
    ["UF-13 failed", "failed", "failed", "model_failed"],
    ["UF-13 cancelled", "cancelled", "cancelled", undefined],
    ["UF-13 budget", "budget", "incomplete", undefined],
    ["UF-16 empty", "empty", "failed", "no_content"],
    ["UF-16 blocked at the start", "safety start", "failed", "blocked"],
    ["UF-16 blocked half-way", "safety mid", "failed", "blocked"],
    ["UF-16 blocked after the last word", "safety end", "failed", "blocked"],
    ["UF-16 recitation", "recitation", "failed", "blocked"],
  ])("%s [%s] settles as %s (%s)", async (_name, fault, status, code) => {
    const { turn } = await ask(fault);
    expect(turn.status).toBe(status);
    expect(turn.error?.code).toBe(code);
  });

  test("UF-13 a call of what nobody declared is answered with an error, and the answer goes on", async () => {
    const { turn } = await ask("requires action");
    const [call] = selectCalls(turn);
    expect(call?.result).toMatchObject({ is_error: true });
    expect(turn.status).toBe("completed");
  });

  test("UF-08 an error in mid-stream keeps what had arrived", async () => {
    const { turn } = await ask("error event");
    expect(["completed", "failed"]).toContain(turn.status);
    expect(selectText(turn).length).toBeGreaterThan(20);
  });
});

describe("UF-17 a parent that Google has lost", () => {
  test.each(["forgotten", "previous 404", "previous 403", "previous 400"])(
    "[%s] the turn succeeds from the stored steps, signatures and all",
    async (fault) => {
      const isLater = fault.startsWith("previous");
      const first = await rig.ask({
        text: `I have 2 dogs in my house.${isLater ? "" : ` [fault: ${fault}]`}`,
      });
      const second = await rig.ask({
        text: `How many paws are in my house?${isLater ? ` [fault: ${fault}]` : ""}`,
        threadId: first.threadId,
        parentId: first.id,
      });
      expect(second.status).toBe("completed");
      expect(selectText(second)).toContain("8");
      expect(second.replayed).toBe(true);
      const replay = (await rig.calls()).at(-1) as { input: { type: string; signature?: string }[] };
      expect(replay.input.map((step) => step.type)).toEqual([
        "user_input",
        "thought",
        "model_output",
        "user_input",
      ]);
      expect(replay.input[1]?.signature?.length).toBeGreaterThan(20);
      expect(JSON.stringify(first)).not.toContain(replay.input[1]?.signature);
    },
  );
});

describe("a private thread", () => {
  test("keeps nothing at Google and replays its history from here", async () => {
    const first = await rig.ask({ text: "I have 2 dogs in my house.", settings: { store: false } });
    expect(first.interactions[0]?.id).toBe("");
    const second = await rig.ask({
      text: "How many paws are in my house?",
      threadId: first.threadId,
      parentId: first.id,
      settings: { store: false },
    });
    expect(selectText(second)).toContain("8");
    expect(second.replayed).toBe(false);
    expect((await rig.calls()).at(-1)?.previous_interaction_id).toBeUndefined();
  });
});

describe("UF-23 stop", () => {
  test.each(Array.from({ length: 10 }, (_, index) => index * 150))(
    "after %i ms ends the turn, keeps the text, and the next send works",
    async (ms) => {
      const { threadId, turnId } = await rig.send({ text: "count to 5000 [pace: 1]" });
      await new Promise((resolve) => setTimeout(resolve, ms));
      const shown = await rig.stored(turnId);
      await requestStop(rig.owner, turnId);
      const { turn } = await rig.read(turnId);
      expect(turn.status).toBe("cancelled");
      expect(selectText(turn).startsWith(selectText(shown))).toBe(true);
      const next = await rig.ask({ text: "hello [pace: 0]", threadId, parentId: turnId });
      expect(next.status).toBe("completed");
    },
  );

  test("is honoured also when memory was cleaned up meanwhile", async () => {
    const { turnId } = await rig.send({ text: "count to 9000 [pace: 1]" });
    await expect.poll(async () => selectText(await rig.stored(turnId)), { timeout: 10_000 }).toContain("20");
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
    await requestStop(rig.owner, turnId);
    expect((await rig.read(turnId)).turn.status).toBe("cancelled");
  });

  test("a stopped answer goes on from where it was cut", async () => {
    const { threadId, turnId } = await rig.send({ text: "count to 300 [pace: 1]" });
    await expect.poll(async () => selectText(await rig.stored(turnId)), { timeout: 10_000 }).toContain("20");
    await requestStop(rig.owner, turnId);
    const { turn } = await rig.read(turnId);
    const rest = await rig.ask({ text: "", kind: "continuation", threadId, parentId: turnId });
    const numbers = Array.from({ length: 300 }, (_, index) => index + 1).join(" ");
    expect(selectText(turn) + selectText(rest)).toContain(numbers);
  });
});
