import { afterAll, beforeAll, expect, test } from "vitest";
import { createRig, type Rig } from "@/lib/server/rig";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({
    IDLE_TIMEOUT_MS: "100",
    BACKGROUND_LIMIT_MS: "1500",
    FIRST_BYTE_TIMEOUT_MS: "3000",
  });
});
afterAll(() => rig.close());

test("work that never ends at Google is given up here", async () => {
  const turn = await rig.ask({ text: "count to 20 [fault: zombie]", settings: { background: true } });
  expect(turn).toMatchObject({ status: "cut_off", error: { code: "took_too_long" } });
});

test("work that begins too late for us is cancelled at Google", async () => {
  const turn = await rig.ask({
    text: "count to 3000 [pace: 1] [fault: slow start 6s]",
    settings: { background: true },
  });
  expect(turn).toMatchObject({ status: "failed", error: { code: "first_byte_timeout" } });
  const cancels = async () => (await rig.requests()).filter(({ path }) => path.endsWith("/cancel")).length;
  await expect.poll(cancels, { timeout: 10_000 }).toBe(1);
});
