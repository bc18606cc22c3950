import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { followActivity } from "@/lib/server/activity/follow-activity";
import { database } from "@/lib/server/db/client";
import { streamEvents } from "@/lib/server/event-stream";
import { processWide } from "@/lib/server/process-wide";
import { createRig, type Rig } from "@/lib/server/rig";
import { followTurn } from "@/lib/server/turns/follow";
import { runs } from "@/lib/server/turns/running";
import { createOwner, type Owner } from "./owner";
import { endStaleStreams, endStreamsOf, endWithSession } from "./session-streams";
import { listSessions, revokeOtherSessions, revokeSession, startSession } from "./sessions";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const SIGNED_IN = { method: "passkey", device: "Firefox on Linux" } as const;

async function start(owner: Owner): Promise<string> {
  const { db } = await database();
  return (await startSession(db, owner, SIGNED_IN)).sessionId;
}

/** Reads a stream that was opened in a session to its end, in the background. */
function listen(response: Response, sessionId: string) {
  endWithSession(response, sessionId);
  const heard = { isOver: false, text: "" };
  const decoder = new TextDecoder();
  void (async () => {
    for await (const bytes of response.body ?? []) heard.text += decoder.decode(bytes, { stream: true });
    heard.isOver = true;
  })();
  return heard;
}

describe("AZ-12 a session that is over hears nothing more", () => {
  test("of an answer that is being written, nor of the activity, while others go on", async () => {
    const [gone, other] = [await start(rig.owner), await start(rig.owner)];
    const { turnId } = await rig.send({ text: "Write a long text about bridges [pace: 1]" });
    const follow = async (id: string) => [
      listen(await followTurn(rig.owner, turnId, null), id),
      listen(followActivity(rig.owner), id),
    ];
    const [ended, living] = [await follow(gone), await follow(other)];
    await expect.poll(() => ended.every(({ text }) => text !== "")).toBe(true);
    await revokeSession(rig.owner, gone);
    await expect.poll(() => ended.every(({ isOver }) => isOver)).toBe(true);
    const before = living.map(({ text }) => text.length);
    await expect.poll(() => living[0]?.text.length).toBeGreaterThan(before[0] ?? 0);
    expect(living.some(({ isOver }) => isOver)).toBe(false);
    endStreamsOf([other]);
    runs().get(turnId)?.abort.abort("stop");
  });

  test("where another process has ended it", async () => {
    const [gone, other] = [await start(rig.owner), await start(rig.owner)];
    const [ended, living] = [gone, other].map((id) => listen(followActivity(rig.owner), id));
    const { db } = await database();
    await db.deleteFrom("sessions").where("id", "=", gone).execute();
    await endStaleStreams();
    await expect.poll(() => ended?.isOver).toBe(true);
    expect(living?.isOver).toBe(false);
    endStreamsOf([other]);
  });

  test("where its time is over", async () => {
    const id = await start(rig.owner);
    const heard = listen(followActivity(rig.owner), id);
    const { db } = await database();
    await db.updateTable("sessions").set({ expires_at: 1 }).where("id", "=", id).execute();
    await endStaleStreams();
    await expect.poll(() => heard.isOver).toBe(true);
  });
});

test("a stream that ends by itself, breaks or is left is forgotten, and what is no stream is let be", async () => {
  const id = await start(rig.owner);
  const whole = streamEvents(async (outlet) => void outlet.send("a whole text"), {});
  const broken = streamEvents(() => Promise.reject(new Error("broken")), {});
  const left = streamEvents(() => new Promise(() => undefined), {});
  for (const response of [whole, broken, left, Response.json({})]) endWithSession(response, id);
  expect(await whole.text()).toBe("a whole text");
  expect(await broken.text()).toBe("");
  await left.body?.cancel("enough");
  const known = processWide("session-streams", () => new Map<string, unknown>());
  expect([...known.keys()]).not.toContain(id);
});

test("AZ-14 of two sessions one is revoked, and the other lives", async () => {
  const { owner } = await createOwner();
  const [first, second] = [await start(owner), await start(owner)];
  await revokeSession(owner, first);
  const { sessions } = await listSessions(owner, second);
  expect(sessions.map(({ id }) => id)).toContain(second);
  expect(sessions.map(({ id }) => id)).not.toContain(first);
});

test("AZ-14 nobody revokes somebody else's session, or one twice", async () => {
  const { owner } = await createOwner();
  const id = await start(owner);
  await expect(revokeSession(rig.owner, id)).rejects.toThrow("not_found");
  await revokeSession(owner, id);
  await expect(revokeSession(owner, id)).rejects.toThrow("not_found");
});

test("AZ-14 all other sessions are revoked at once, and nobody else's", async () => {
  const { owner } = await createOwner();
  const [current, stranger] = [await start(owner), await start(rig.owner)];
  await start(owner);
  await revokeOtherSessions(owner, current);
  expect((await listSessions(owner, current)).sessions).toEqual([
    {
      id: current,
      device: "Firefox on Linux",
      signedInAt: expect.any(Number),
      lastSeenAt: expect.any(Number),
      isCurrent: true,
    },
  ]);
  const others = await listSessions(rig.owner, stranger);
  expect(others.sessions.some(({ isCurrent }) => isCurrent)).toBe(true);
});
