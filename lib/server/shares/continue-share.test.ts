import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { mediaIdOf, mediaIn, outputMediaOf } from "@/lib/protocol/media";
import { selectText } from "@/lib/protocol/select";
import type { Settings, Turn } from "@/lib/protocol/thread";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { serveMedia } from "@/lib/server/media/serve";
import { sweepMedia } from "@/lib/server/media/sweep";
import { createRig, type Rig, readTurn } from "@/lib/server/rig";
import { getThread, listThreads } from "@/lib/server/threads";
import { createTurn } from "@/lib/server/turns/create";
import { followTurn } from "@/lib/server/turns/follow";
import { WEATHER, withTools } from "@/lib/server/turns/test-functions";
import { continueShare } from "./continue-share";
import { createShare } from "./create-share";
import { revokeShare } from "./end-shares";
import { getShare } from "./get-share";
import { asked, NOBODY } from "./test-shares";

let rig: Rig;
let viewer: Owner;
beforeAll(async () => {
  rig = await createRig();
  viewer = (await createOwner()).owner;
});
afterAll(() => rig.close());

async function continued(turn: Turn, mediaIds: string[] = []) {
  const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds }));
  const { threadId } = await continueShare(viewer, entry.id, await getShare(entry.id, NOBODY));
  return { entry, ...(await getThread(viewer, threadId)) };
}

/** The viewer says something more in their thread. */
async function goOn(parent: Turn, text: string): Promise<Turn> {
  const turnId = newId();
  await createTurn(viewer, parent.threadId, {
    turnId,
    parentId: parent.id,
    kind: "message",
    input: [{ type: "text", text }],
    settings: { model: "gemini-3.8-flash" },
  });
  return (await readTurn(await followTurn(viewer, turnId, null))).turn;
}

const last = (turns: readonly Turn[]) => turns.at(-1) as Turn;
const bytesFor = async (owner: Owner, uri: string | undefined) => {
  const id = mediaIdOf(uri) ?? "";
  return Buffer.from(await (await serveMedia(owner, id, new Request("http://localhost/"))).arrayBuffer());
};

describe("SH-14 a shared conversation that a viewer continues", () => {
  test("is the viewer's own, with the words that were shared and no id of the owner's", async () => {
    const first = await rig.ask({ text: "How do bridges stand?" });
    const second = await rig.ask({ text: "And arches?", threadId: first.threadId, parentId: first.id });
    const { thread, turns } = await continued(second);
    expect(thread).toMatchObject({ title: "About bridges", settings: { model: second.settings.model } });
    expect(turns.map(selectText)).toEqual([first, second].map(selectText));
    expect(turns.map(({ parentId }) => parentId)).toEqual([null, turns[0]?.id]);
    expect(thread.headTurnId).toBe(turns[1]?.id);
    const text = JSON.stringify([thread, turns]);
    const ids = [first, second].flatMap(({ id, interactions }) => [
      id,
      ...interactions.map((known) => known.id),
    ]);
    for (const id of [rig.owner.id, first.threadId, ...ids]) expect(text).not.toContain(id);
    expect((await listThreads(viewer)).threads[0]).toMatchObject({
      id: thread.id,
      isUnread: false,
      isRunning: false,
    });
    expect((await listThreads(rig.owner)).threads.map(({ id }) => id)).not.toContain(thread.id);
  });

  test("goes on by what was said, never by an interaction of the owner's", async () => {
    const turn = await rig.ask({ text: "How do bridges stand?" });
    const { turns } = await continued(turn);
    const next = await goOn(last(turns), "And arches?");
    expect(next.status).toBe("completed");
    const call = (await rig.calls()).at(-1);
    expect(call).not.toHaveProperty("previous_interaction_id");
    expect(JSON.stringify(call?.input)).toContain("How do bridges stand?");
    const after = await goOn(next, "And ropes?");
    expect((await rig.calls()).at(-1)).toHaveProperty("previous_interaction_id", next.interactions[0]?.id);
    expect(after.status).toBe("completed");
  });

  test.each<[string, string, Partial<Settings>]>([
    ["code that ran", "Draw a chart with python of 3, 5, 8", { tools: [{ type: "code_execution" }] }],
    ["a search", "who won Euro 2024?", { tools: [{ type: "google_search" }] }],
    ["a function that was called", "What is the weather in Rome?", withTools(WEATHER)],
    ["an agent's work", "Say hello", { agent: "antigravity-preview-09-2026" }],
  ])("goes on after %s", async (_, text, settings) => {
    const turn = await rig.ask({ text, settings });
    expect(turn.status).toBe("completed");
    const { turns } = await continued(turn);
    const next = await goOn(last(turns), "Thanks. And then?");
    expect([next.status, next.error]).toEqual(["completed", null]);
  });

  test("has files of its own, which live on when the link is revoked", async () => {
    const file = await rig.attach("plan.txt", new TextEncoder().encode("the plan"), "text/plain");
    const asking = await rig.ask({ text: "Read it", files: [file] });
    const turn = await rig.ask({
      text: "Draw a fox",
      settings: { model: "gemini-nano-banana-2.1" },
      threadId: asking.threadId,
      parentId: asking.id,
    });
    const [made] = outputMediaOf(turn.steps);
    const { entry, turns } = await continued(turn, [file.media?.id ?? "", made?.media?.id ?? ""]);
    await revokeShare(rig.owner, entry.id);
    await sweepMedia();
    const [own] = mediaIn(turns[0]?.input ?? []);
    const [ownPicture] = outputMediaOf(turns[1]?.steps ?? []);
    expect(await bytesFor(viewer, own?.uri)).toEqual(Buffer.from("the plan"));
    expect((await bytesFor(viewer, ownPicture?.uri)).length).toBeGreaterThan(1_000);
    for (const { uri } of [file, made ?? file])
      await expect(bytesFor(viewer, uri)).rejects.toThrow("not_found");
    await expect(bytesFor(rig.owner, own?.uri)).rejects.toThrow("not_found");
    expect(JSON.stringify(turns)).not.toContain("/api/shares/");
    expect((await goOn(last(turns), "What does it say?")).status).toBe("completed");
  });

  test("says where a file was that is not shared, and goes on without it", async () => {
    const file = await rig.attach("plan.txt", new TextEncoder().encode("a plan"), "text/plain");
    const { turns } = await continued(await rig.ask({ text: "Read it", files: [file] }));
    expect(turns[0]?.input).toContainEqual({
      type: "text",
      text: "(A document was here that is not shared.)",
    });
    expect((await goOn(last(turns), "What does it say?")).status).toBe("completed");
  });

  test("is not made where the viewer has no room for its files, and nothing is left of it", async () => {
    const file = await rig.attach("long.txt", new Uint8Array(Buffer.alloc(4_000, "words ")), "text/plain");
    const turn = await rig.ask({ text: "Read it", files: [file] });
    const entry = await createShare(
      rig.owner,
      turn.threadId,
      asked(turn, { mediaIds: [file.media?.id ?? ""] }),
    );
    const { owner } = await createOwner();
    const quota = env().QUOTA_BYTES;
    env().QUOTA_BYTES = 3_000;
    try {
      const share = await getShare(entry.id, NOBODY);
      await expect(continueShare(owner, entry.id, share)).rejects.toThrow("quota_used_up");
    } finally {
      env().QUOTA_BYTES = quota;
    }
    expect((await listThreads(owner)).threads).toEqual([]);
    const { db } = await database();
    expect(await db.selectFrom("media").select("id").where("owner_id", "=", owner.id).execute()).toEqual([]);
  });
});
