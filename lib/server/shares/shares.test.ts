import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ID_PATTERN, newId } from "@/lib/protocol/id";
import { createOwner, deleteOwner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread, purgeThreads, restoreThread } from "@/lib/server/delete-thread";
import { storedKeys } from "@/lib/server/media/test-blobs";
import { createRig, type Rig } from "@/lib/server/rig";
import { updateThread } from "@/lib/server/threads";
import { requestStop } from "@/lib/server/turns/stop";
import { BY_HAND, withTools } from "@/lib/server/turns/test-functions";
import { removeCopies } from "./copy-files";
import { createShare } from "./create-share";
import { endSharesOf, revokeShare, revokeShares, sweepShares } from "./end-shares";
import { countView, getShare } from "./get-share";
import { listShares } from "./list-shares";
import { asked, bytesOf, fetchFile, filesOf, NOBODY } from "./test-shares";
import { updateShare } from "./update-share";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ DELETION_GRACE_MS: "1" });
});
afterAll(() => rig.close());

const QUESTION = "How do bridges stand?";
const ask = (text = QUESTION) => rig.ask({ text });
const share = async (more = {}) => {
  const turn = await ask();
  return { turn, entry: await createShare(rig.owner, turn.threadId, asked(turn, more)) };
};
const look = (shareId: string) => getShare(shareId, NOBODY);

async function rowOf(shareId: string) {
  const { db } = await database();
  return db.selectFrom("shares").selectAll().where("id", "=", shareId).executeTakeFirstOrThrow();
}

describe("a link", () => {
  test("SH-01 shows what was shared to anybody who has it, under an id that nobody can guess", async () => {
    const { turn, entry } = await share();
    expect(entry.id).toMatch(ID_PATTERN);
    expect(entry).toMatchObject({
      title: "About bridges",
      messages: 1,
      files: 0,
      views: 0,
      isOutdated: false,
    });
    const { turns, title } = await look(entry.id);
    expect(title).toBe("About bridges");
    expect(turns[0]?.input).toEqual([{ type: "text", text: QUESTION }]);
    const answer = (steps: typeof turn.steps) =>
      JSON.stringify(steps.filter((step) => step.type === "model_output"));
    expect(answer(turns[0]?.steps ?? [])).toBe(answer(turn.steps));
  });

  test("SH-04 stays as it was, whatever happens to the conversation", async () => {
    const { turn, entry } = await share();
    const before = JSON.stringify(await look(entry.id));
    let parentId = turn.id;
    for (const text of ["And arches?", "And ropes?", "And ice?"]) {
      parentId = (await rig.ask({ text, threadId: turn.threadId, parentId })).id;
    }
    await rig.ask({ text: "How do towers stand?", threadId: turn.threadId, parentId: null });
    await updateThread(rig.owner, turn.threadId, { title: "Secrets" });
    expect(JSON.stringify(await look(entry.id))).toBe(before);
  });

  test("SH-06 has nothing of its owner, of Google's ids, or of the time but its day", async () => {
    const turn = await rig.ask({
      text: "Think about bridges",
      settings: { system_instruction: "Answer like a canary-instruction" },
    });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn));
    const text = JSON.stringify(await look(entry.id));
    const private_ = [rig.owner.id, turn.id, turn.threadId, ...turn.interactions.map(({ id }) => id)];
    for (const secret of [
      ...private_,
      "canary-instruction",
      "signature",
      "thought",
      String(turn.createdAt),
    ]) {
      expect(text).not.toContain(secret);
    }
    expect((await look(entry.id)).turns[0]?.createdAt).toBe(
      Math.floor(turn.createdAt / 86_400_000) * 86_400_000,
    );
  });

  test("SH-15 of a conversation that is being answered has the answers that have ended", async () => {
    const first = await ask();
    const { turnId } = await rig.send({
      text: "Write a long text about bridges [pace: 1]",
      threadId: first.threadId,
      parentId: first.id,
    });
    const entry = await createShare(rig.owner, first.threadId, asked({ id: turnId }));
    expect((await look(entry.id)).turns).toHaveLength(1);
    expect(JSON.stringify(await look(entry.id))).not.toContain("long text");
    expect((await listShares(rig.owner, first.threadId)).shares[0]?.isOutdated).toBe(false);
    await requestStop(rig.owner, turnId);
    await rig.read(turnId);
    expect((await listShares(rig.owner, first.threadId)).shares[0]?.isOutdated).toBe(true);
  });

  test("SH-15 of a conversation without an answer that has ended cannot be made", async () => {
    const turn = await rig.ask({ text: "call look_outside", settings: withTools(BY_HAND) });
    expect(turn.status).toBe("requires_action");
    await expect(createShare(rig.owner, turn.threadId, asked(turn))).rejects.toThrow("nothing_to_share");
  });

  test("SH-01 of somebody else's conversation, or of a turn that is not in it, cannot be made", async () => {
    const [turn, other] = [await ask(), await ask()];
    const { owner } = await createOwner();
    await expect(createShare(owner, turn.threadId, asked(turn))).rejects.toThrow("not_found");
    await expect(createShare(rig.owner, turn.threadId, asked(other))).rejects.toThrow("not_found");
    await expect(createShare(rig.owner, turn.threadId, asked({ id: newId() }))).rejects.toThrow("not_found");
  });

  test("counts who looked", async () => {
    const { entry } = await share();
    await Promise.all([countView(entry.id), countView(entry.id), countView(entry.id)]);
    const { shares } = await listShares(rig.owner);
    expect(shares.find(({ id }) => id === entry.id)?.views).toBe(3);
  });

  test("can be brought up to date, and keeps its address", async () => {
    const { turn, entry } = await share();
    const next = await rig.ask({ text: "And arches?", threadId: turn.threadId, parentId: turn.id });
    expect((await listShares(rig.owner, turn.threadId)).shares).toMatchObject([
      { id: entry.id, isOutdated: true },
    ]);
    const updated = await updateShare(
      rig.owner,
      entry.id,
      asked(next, { title: "Bridges", expiresInDays: 7 }),
    );
    expect(updated).toMatchObject({ id: entry.id, title: "Bridges", messages: 2, isOutdated: false });
    expect(Number(updated.expiresAt) - updated.updatedAt).toBe(7 * 86_400_000);
    expect((await look(entry.id)).turns).toHaveLength(2);
    const { expiresInDays: _, ...unsaid } = asked(next);
    const again = await updateShare(rig.owner, entry.id, unsaid);
    expect(again.expiresAt, "it ends when it did").toBe(updated.expiresAt);
    const { owner } = await createOwner();
    await expect(updateShare(owner, entry.id, asked(next))).rejects.toThrow("not_found");
    await expect(updateShare(rig.owner, newId(), asked(next))).rejects.toThrow("not_found");
  });

  test("is in the list of its owner alone, newest first, and of its conversation", async () => {
    const [first, second] = [await share(), await share()];
    const all = (await listShares(rig.owner)).shares.map(({ id }) => id);
    expect(all.slice(0, 2)).toEqual([second.entry.id, first.entry.id]);
    expect((await listShares(rig.owner, first.turn.threadId)).shares.map(({ id }) => id)).toEqual([
      first.entry.id,
    ]);
    const { owner } = await createOwner();
    expect(await listShares(owner)).toEqual({ shares: [] });
    expect(await listShares(owner, first.turn.threadId)).toEqual({ shares: [] });
  });
});

describe("a link that is no more", () => {
  const GONE = "share_gone";

  test("SH-05 is gone at once for everybody, and what it showed is deleted", async () => {
    const file = await rig.attach("plan.txt", new TextEncoder().encode("the plan"), "text/plain");
    const turn = await rig.ask({ text: "Read it", files: [file] });
    const request = asked(turn, { mediaIds: [file.media?.id ?? ""] });
    const entry = await createShare(rig.owner, turn.threadId, request);
    const [copy] = filesOf(await look(entry.id));
    if (!copy) throw new Error("The link has no file.");
    expect(await bytesOf(await fetchFile(copy))).toEqual(Buffer.from("the plan"));
    expect(await storedKeys()).toContain(copy.fileId);
    await revokeShare(rig.owner, entry.id);
    await expect(look(entry.id)).rejects.toThrow(GONE);
    await expect(fetchFile(copy)).rejects.toThrow(GONE);
    expect(await storedKeys()).not.toContain(copy.fileId);
    expect(await rowOf(entry.id)).toMatchObject({ title: "", snapshot: "", head_turn_id: "" });
    expect((await listShares(rig.owner, turn.threadId)).shares).toEqual([]);
    await expect(updateShare(rig.owner, entry.id, request)).rejects.toThrow(GONE);
    await revokeShare(rig.owner, entry.id);
  });

  test("SH-05 is not revoked by anybody else", async () => {
    const { entry } = await share();
    const { owner } = await createOwner();
    await expect(revokeShare(owner, entry.id)).rejects.toThrow("not_found");
    await revokeShares(owner);
    expect((await look(entry.id)).turns).toHaveLength(1);
  });

  test("SH-05 can be one of many that are revoked together", async () => {
    const { owner } = await createOwner();
    const others = await share();
    const { db } = await database();
    const own = [await share(), await share()];
    for (const { turn, entry } of own) {
      await db.updateTable("threads").set({ owner_id: owner.id }).where("id", "=", turn.threadId).execute();
      await db.updateTable("shares").set({ owner_id: owner.id }).where("id", "=", entry.id).execute();
    }
    await revokeShares(owner);
    for (const { entry } of own) await expect(look(entry.id)).rejects.toThrow(GONE);
    expect((await look(others.entry.id)).turns).toHaveLength(1);
  });

  test("has expired by the clock of the database, is gone at once, and emptied by the sweep", async () => {
    const { entry } = await share({ expiresInDays: 1 });
    const { db } = await database();
    expect((await look(entry.id)).turns).toHaveLength(1);
    await db
      .updateTable("shares")
      .set({ expires_at: Date.now() - 1 })
      .where("id", "=", entry.id)
      .execute();
    await expect(look(entry.id)).rejects.toThrow(GONE);
    expect((await listShares(rig.owner)).shares.map(({ id }) => id)).not.toContain(entry.id);
    await sweepShares();
    expect((await rowOf(entry.id)).snapshot).toBe("");
    await expect(look(entry.id)).rejects.toThrow(GONE);
  });

  test("SH-07 goes with its conversation, comes back with it, and is emptied when that is", async () => {
    const { turn, entry } = await share();
    await deleteThread(rig.owner, turn.threadId);
    await expect(look(entry.id)).rejects.toThrow(GONE);
    await sweepShares();
    await restoreThread(rig.owner, turn.threadId);
    expect((await look(entry.id)).turns).toHaveLength(1);
    await deleteThread(rig.owner, turn.threadId);
    // Until the clock has moved on there is nothing to purge.
    const purge = async () => {
      await purgeThreads();
      return (await rowOf(entry.id))?.thread_id;
    };
    await expect.poll(purge).toBeNull();
    await expect(look(entry.id)).rejects.toThrow(GONE);
    await sweepShares();
    expect(await rowOf(entry.id)).toMatchObject({ snapshot: "", title: "", thread_id: null });
    await expect(look(entry.id)).rejects.toThrow(GONE);
  });

  test.each([true, false])("SH-07 goes with its owner, told of it: %s", async (isTold) => {
    const { owner } = await createOwner();
    const { turn, entry } = await share();
    const { db } = await database();
    await db.updateTable("threads").set({ owner_id: owner.id }).where("id", "=", turn.threadId).execute();
    await db.updateTable("shares").set({ owner_id: owner.id }).where("id", "=", entry.id).execute();
    if (isTold) await removeCopies(await db.transaction().execute((tx) => endSharesOf(tx, owner)));
    await deleteOwner(owner);
    await expect(look(entry.id)).rejects.toThrow(GONE);
    if (!isTold) await sweepShares();
    expect(await rowOf(entry.id)).toMatchObject({ snapshot: "", owner_id: null });
  });

  test("is not the same as one that never was", async () => {
    await expect(look(newId())).rejects.toThrow("not_found");
  });
});
