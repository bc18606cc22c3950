import { afterAll, beforeAll, expect, test } from "vitest";
import { moveOwner } from "@/lib/server/access/moving/move-owner";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { limitsOf } from "@/lib/server/usage/limits-of";
import { setOwnLimit } from "./own-limit";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ OWNER_DAILY_USD_CAP: "1" });
});
afterAll(() => rig.close());

// Of this one message may cost 15 cents.
const TURN = { text: "Count to 20", settings: { generation_config: { max_output_tokens: 40_000 } } };

async function spending(owner: Owner) {
  const { limits } = await limitsOf(owner);
  return limits.find(({ name }) => name === "spending");
}

test("8 what would go beyond one's own limit is not sent, and is once that is raised or gone", async () => {
  await setOwnLimit(rig.owner, 10);
  const before = (await rig.calls()).length;
  await expect(rig.send(TURN)).rejects.toMatchObject({ code: "own_limit", retryAt: expect.any(Number) });
  expect(await rig.calls()).toHaveLength(before);
  expect(await spending(rig.owner)).toMatchObject({ used: 0, most: 0.1 });
  await setOwnLimit(rig.owner, 20);
  await rig.ask(TURN);
  await setOwnLimit(rig.owner, null);
  await rig.ask(TURN);
});

test("8 a limit of one's own lets nobody spend more than the server allows", async () => {
  await setOwnLimit(rig.owner, 500);
  expect(await spending(rig.owner)).toMatchObject({ most: 1 });
  await expect(
    rig.send({ ...TURN, settings: { generation_config: { max_output_tokens: 400_000 } } }),
  ).rejects.toMatchObject({ code: "spending_cap" });
});

test("8 a limit goes with its owner to their account, unless that has one", async () => {
  const [somebody, other, account] = await Promise.all([createOwner(), createOwner(), createOwner()]);
  const { db } = await database();
  const move = (from: Owner) => db.transaction().execute((tx) => moveOwner(tx, { from, to: account.owner }));
  await setOwnLimit(somebody.owner, 3);
  await setOwnLimit(other.owner, 9);
  await move(somebody.owner);
  await move(other.owner);
  expect(await limitsOf(account.owner)).toMatchObject({ dailyCents: 3 });
});
