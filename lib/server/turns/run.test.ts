import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectText } from "@/lib/protocol/select";
import { createRig, type Rig } from "@/lib/server/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

describe("a turn", () => {
  test("is answered, and stored as it was shown", async () => {
    const turn = await rig.ask({ text: "hello" });
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).not.toBe("");
    expect(await rig.stored(turn.id)).toEqual(turn);
  });

  test("goes on with its thread without sending the history again", async () => {
    const first = await rig.ask({ text: "I have 2 dogs in my house." });
    const second = await rig.ask({
      text: "How many paws are in my house?",
      threadId: first.threadId,
      parentId: first.id,
    });
    expect(selectText(second)).toContain("8");
    const call = (await rig.calls()).at(-1);
    expect(call?.previous_interaction_id).toBe(first.interactions[0]?.id);
    expect(call?.input).toHaveLength(1);
  });
});
