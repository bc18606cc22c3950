import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { DEFAULT_SETTINGS } from "@/lib/protocol/targets";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { createTurn } from "@/lib/server/turns/create";
import { requestStop } from "@/lib/server/turns/stop";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ TURNS_PER_HOUR: "4", TURNS_AT_ONCE: "2", FIRST_BYTE_TIMEOUT_MS: "20000" });
});
afterAll(() => rig.close());

type Asked = { text?: string; turnId?: string; threadId?: string };

function messageOf({ text = "hi", turnId = newId() }: Asked) {
  const input = [{ type: "text" as const, text }];
  return {
    turnId,
    parentId: null,
    kind: "message" as const,
    input,
    settings: DEFAULT_SETTINGS,
    newThread: true as const,
  };
}

async function newOwner(): Promise<Owner> {
  return (await createOwner()).owner;
}

const send = (owner: Owner, asked: Asked = {}, address: string | null = null) =>
  createTurn(owner, asked.threadId ?? newId(), messageOf(asked), address);

async function turnsOf(owner: Owner): Promise<string[]> {
  const { db } = await database();
  const rows = await db.selectFrom("turns").select("id").where("owner_id", "=", owner.id).execute();
  return rows.map(({ id }) => id);
}

async function settled(owner: Owner): Promise<void> {
  const { db } = await database();
  await expect
    .poll(
      () =>
        db
          .selectFrom("turns")
          .select("id")
          .where("owner_id", "=", owner.id)
          .where("settled_at", "is", null)
          .execute(),
      { timeout: 20_000 },
    )
    .toEqual([]);
}

async function use(owner: Owner, turns: number): Promise<void> {
  for (let sent = 0; sent < turns; sent += 1) {
    await send(owner);
    await settled(owner);
  }
}

test("RL-01 one message more than the hour allows is refused, says until when, and stores nothing", async () => {
  const owner = await newOwner();
  await use(owner, 4);
  const refusal = send(owner);
  await expect(refusal).rejects.toMatchObject({ code: "limit_reached", retryAt: expect.any(Number) });
  expect(await turnsOf(owner)).toHaveLength(4);
});

test("RL-02 messages of one address count together, whoever sends them", async () => {
  const address = newId();
  for (let sent = 0; sent < 16; sent += 1) await send(await newOwner(), {}, address);
  await expect(send(await newOwner(), {}, address)).rejects.toMatchObject({ code: "limit_reached" });
  await send(await newOwner(), {}, newId());
});

test("RL-10 the same request fifty times at once is one message, and costs one", async () => {
  const owner = await newOwner();
  const asked = { turnId: newId(), threadId: newId() };
  await Promise.all(Array.from({ length: 50 }, () => send(owner, asked)));
  await settled(owner);
  expect(await turnsOf(owner)).toEqual([asked.turnId]);
  await use(owner, 3);
  await expect(send(owner)).rejects.toMatchObject({ code: "limit_reached" });
});

test("RL-10 a request that comes again is served although nothing is left of the limit", async () => {
  const owner = await newOwner();
  const asked = { turnId: newId(), threadId: newId() };
  await send(owner, asked);
  await settled(owner);
  await use(owner, 3);
  await expect(send(owner)).rejects.toMatchObject({ code: "limit_reached" });
  await expect(send(owner, asked)).resolves.toBeUndefined();
});

test("a message that is refused for another reason costs nothing", async () => {
  const owner = await newOwner();
  const threadId = newId();
  await send(owner, { threadId, text: "[fault: hang]" });
  for (let again = 0; again < 6; again += 1) {
    await expect(send(owner, { threadId })).rejects.toMatchObject({ code: "thread_busy" });
  }
  for (const id of await turnsOf(owner)) await requestStop(owner, id);
  await settled(owner);
  await use(owner, 3);
  await expect(send(owner)).rejects.toMatchObject({ code: "limit_reached" });
});

test("RL-09 of many messages at once only as many are answered as one owner may have at once", async () => {
  const owner = await newOwner();
  const sent = await Promise.allSettled(
    Array.from({ length: 4 }, () => send(owner, { text: "[fault: hang]" })),
  );
  const refusals = sent.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
  expect(refusals).toMatchObject([{ code: "turns_at_once" }, { code: "turns_at_once" }]);
  expect(await turnsOf(owner)).toHaveLength(2);
  for (const id of await turnsOf(owner)) await requestStop(owner, id);
  await settled(owner);
  await expect(send(owner)).resolves.toBeUndefined();
});
