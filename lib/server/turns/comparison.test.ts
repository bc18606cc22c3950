import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { selectText } from "@/lib/protocol/select";
import { createRig, type Rig } from "@/lib/server/rig";
import { findThread } from "@/lib/server/threads";
import { createTurn } from "./create";
import { requestStop } from "./stop";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const MODELS = ["gemini-3.8-flash", "gemini-2.5-flash", "gemini-3.1-pro-preview"];

test("8 one message is answered by three models at the same time, each from the same interaction", async () => {
  const first = await rig.ask({ text: "hello" });
  const before = (await rig.calls()).length;
  const place = { threadId: first.threadId, parentId: first.id, comparisonId: newId() };
  const turns = await Promise.all(
    MODELS.map((model) => rig.ask({ text: "Count to 30", ...place, settings: { model } })),
  );
  expect(turns.map(({ settings }) => settings.model)).toEqual(MODELS);
  for (const turn of turns) {
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("30");
  }
  const calls = (await rig.calls()).slice(before);
  expect(calls.map(({ model }) => model).sort()).toEqual([...MODELS].sort());
  for (const call of calls) {
    expect(call).toMatchObject({ previous_interaction_id: first.interactions[0]?.id });
  }
});

test("8 a fourth model is refused, and so is another message while they answer", async () => {
  const { id: parentId, threadId } = await rig.ask({ text: "hello" });
  const comparisonId = newId();
  const place = { threadId, parentId, text: "Count to 2000 [pace: 50]" };
  const running = await Promise.all(
    MODELS.map((model) => rig.send({ ...place, comparisonId, settings: { model } })),
  );
  const refusal = { code: "thread_busy" };
  await expect(rig.send({ ...place, comparisonId })).rejects.toMatchObject(refusal);
  await expect(rig.send({ ...place, comparisonId: newId() })).rejects.toMatchObject(refusal);
  await expect(rig.send(place)).rejects.toMatchObject(refusal);
  for (const { turnId } of running) await requestStop(rig.owner, turnId);
  for (const { turnId } of running) expect((await rig.read(turnId)).turn.status).toBe("cancelled");
  expect((await rig.ask({ ...place, text: "And now?" })).status).toBe("completed");
});

test("8 the first of them to come makes a new thread, whichever that is, and it gets one title", async () => {
  const threadId = newId();
  const comparisonId = newId();
  const send = (turnId: string, model: string) =>
    createTurn(rig.owner, threadId, {
      turnId,
      comparisonId,
      parentId: null,
      kind: "message",
      input: [{ type: "text", text: "Count to 5" }],
      settings: { model },
      newThread: true,
    });
  const other = newId();
  const titles = async () =>
    (await rig.requests()).filter(({ body }) => JSON.stringify(body ?? {}).includes("title")).length;
  const before = await titles();
  await Promise.all([send(other, MODELS[1] ?? ""), send(comparisonId, MODELS[0] ?? "")]);
  await Promise.all([rig.read(other), rig.read(comparisonId)]);
  const titleOf = async () => (await findThread(rig.owner, threadId))?.thread.title ?? null;
  await expect.poll(titleOf).not.toBeNull();
  expect((await findThread(rig.owner, threadId))?.turns.map(({ id }) => id).sort()).toEqual(
    [comparisonId, other].sort(),
  );
  expect((await titles()) - before).toBe(1);
});

test("8 whichever is stored last, the thread stands at the one that would have answered anyway", async () => {
  const { id: parentId, threadId } = await rig.ask({ text: "hello" });
  const comparisonId = newId();
  const place = { threadId, parentId, comparisonId, text: "Count to 5" };
  const [own = "", other = ""] = MODELS;
  await rig.ask({ ...place, turnId: comparisonId, settings: { model: own } });
  const beside = await rig.ask({ ...place, settings: { model: other } });
  const stands = async () => {
    const { headTurnId, settings } = (await findThread(rig.owner, threadId))?.thread ?? {};
    return { headTurnId, model: settings?.model };
  };
  expect(await stands()).toEqual({ headTurnId: comparisonId, model: own });
  // Asked again it is another version of its own, and leads away from no other either.
  await rig.ask({ ...place, settings: { model: other } });
  expect(await stands()).toEqual({ headTurnId: comparisonId, model: own });
  const again = await rig.ask({ ...place, settings: { model: own } });
  expect(await stands()).toEqual({ headTurnId: again.id, model: own });
  // What was gone on with is not left for an answer that comes late.
  const next = await rig.ask({ threadId, parentId: again.id, text: "And now?", settings: { model: own } });
  await rig.ask({ ...place, settings: { model: MODELS[2] ?? "" } });
  expect(await stands()).toEqual({ headTurnId: next.id, model: own });
  expect(beside.status).toBe("completed");
});
