import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FOLDERS_MAX } from "@/lib/protocol/folders";
import { newId } from "@/lib/protocol/id";
import { outputMediaOf } from "@/lib/protocol/media";
import type { Settings } from "@/lib/protocol/thread";
import type { Conversation } from "@/lib/protocol/transfer";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { findListedTurns } from "@/lib/server/activity/listed-turns";
import { database } from "@/lib/server/db/client";
import { deleteThread } from "@/lib/server/delete-thread";
import { HttpError } from "@/lib/server/errors";
import { serveMedia } from "@/lib/server/media/serve";
import * as files from "@/lib/server/media/test-files";
import { createFolder } from "@/lib/server/organise/folders";
import { organiseThreads } from "@/lib/server/organise/organise-threads";
import { getThreadList } from "@/lib/server/organise/thread-list";
import { createRig, type Rig } from "@/lib/server/rig";
import { getThread, listThreads, updateThread } from "@/lib/server/threads";
import { exportThread } from "./export-thread";
import { exported, imported, unzip } from "./test-transfer";

let rig: Rig;
let stranger: Owner;
beforeAll(async () => {
  rig = await createRig();
  ({ owner: stranger } = await createOwner());
});
afterAll(() => rig.close());

const IMAGE: Partial<Settings> = {
  model: "gemini-3.1-flash-image",
  response_format: [{ type: "image", image_size: "512" }],
};
const MUSIC = { model: "lyria-3-clip-preview" };
// Pictures and songs are drawn and played here, which takes its time on a busy machine.
const LONG_MS = 120_000;
const bytesOf = (content: Buffer) => new Uint8Array(content);

/** The JSON of an export, whether it came with files or by itself. */
async function conversationOf(bytes: Buffer): Promise<Conversation> {
  const isZip = bytes.subarray(0, 2).toString() === "PK";
  const text = isZip ? (await unzip(bytes)).get("conversation.json") : bytes;
  return JSON.parse(String(text));
}

/** The same whatever ids were given: each is replaced by its place. */
function withoutIds(conversation: Conversation): unknown {
  let text = JSON.stringify(conversation);
  const paths = conversation.files.map(({ path }) => path);
  const names = [...conversation.turns.map(({ id }) => id), ...paths.map((path) => path.slice(6, 28))];
  names.forEach((id, place) => {
    text = text.replaceAll(id, `#${place}`);
  });
  return JSON.parse(text);
}

/** A thread with branches, files of each kind, what models made, tools, and a call that waits. */
async function longThread(): Promise<{ threadId: string; headId: string }> {
  const attached = [
    await rig.attach("a garden.png", bytesOf(files.png())),
    await rig.attach("notes.pdf", bytesOf(files.pdf())),
    await rig.attach("hum.wav", bytesOf(files.wav())),
  ];
  const first = await rig.send({ text: "What are these?", files: attached });
  await rig.read(first.turnId);
  const { threadId } = first;
  const go = async (message: Omit<Parameters<Rig["send"]>[0], "threadId">) => {
    const { turnId } = await rig.send({ ...message, threadId });
    await rig.read(turnId);
    return turnId;
  };
  const second = await go({
    text: "who won Euro 2024?",
    parentId: first.turnId,
    settings: { tools: [{ type: "google_search" }], system_instruction: "Be short." },
  });
  await go({ text: "Another branch", parentId: first.turnId });
  const third = await go({ text: "Draw a fox", parentId: second, settings: IMAGE });
  const fourth = await go({
    text: "A song about rain, 5 seconds",
    parentId: third,
    settings: MUSIC,
  });
  const tool = {
    type: "function",
    name: "look_outside",
    executor: { kind: "by_hand" },
    approval: "ask",
  } as const;
  const last = await go({ text: "call look_outside", parentId: fourth, settings: { tools: [tool] } });
  await updateThread(rig.owner, threadId, { title: "Foxes, songs & <b>rain</b>" });
  return { threadId, headId: last };
}

describe("IV-10 a conversation that is exported and imported", () => {
  let threadId: string;
  beforeAll(async () => {
    ({ threadId } = await longThread());
  }, LONG_MS);

  test("IV-10 is the same, whoever imports it and however often, but for its ids", async () => {
    const original = await exported(rig.owner, threadId);
    const conversation = await conversationOf(original);
    expect(conversation.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["a garden.png", "notes.pdf", "hum.wav", "Draw a fox.jpg"]),
    );
    const first = await imported(stranger, original);
    const second = await imported(stranger, await exported(stranger, first.threadId));
    expect(new Set([threadId, first.threadId, second.threadId]).size).toBe(3);
    for (const copy of [first, second]) {
      const again = await conversationOf(await exported(stranger, copy.threadId));
      expect(withoutIds(again)).toEqual(withoutIds(conversation));
      expect(again.turns.map(({ id }) => id)).not.toContain(conversation.turns[0]?.id);
    }
  });

  test("IV-10 has its files byte for byte, under new ids that are its importer's", async () => {
    const { threadId: copy } = await imported(stranger, await exported(rig.owner, threadId));
    const ids = (await getThread(stranger, copy)).turns
      .flatMap(({ steps }) => outputMediaOf(steps))
      .flatMap(({ media }) => media?.id ?? []);
    expect(ids.length).toBeGreaterThan(1);
    const originals = await getThread(rig.owner, threadId);
    const before = originals.turns.flatMap(({ steps }) => outputMediaOf(steps));
    for (const [place, id] of ids.entries()) {
      const response = await serveMedia(stranger, id, new Request("http://localhost/"));
      const old = before[place]?.media?.id ?? "";
      const original = await serveMedia(rig.owner, old, new Request("http://localhost/"));
      expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(await original.arrayBuffer()));
      await expect(serveMedia(stranger, old, new Request("http://localhost/"))).rejects.toThrow("not_found");
    }
  });

  test("IV-10 holds nothing of Google's, of a person's, or of our database", async () => {
    const text = JSON.stringify(await conversationOf(await exported(rig.owner, threadId)));
    const { turns } = await getThread(rig.owner, threadId);
    const secrets = turns.flatMap(({ interactions }) =>
      interactions.flatMap(({ id, environment_id }) => [id, environment_id ?? ""]),
    );
    expect(secrets.filter(Boolean).length).toBeGreaterThan(3);
    for (const secret of [...secrets.filter(Boolean), rig.owner.id, threadId, "/api/media/"]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toMatch(/"(interaction_id|environment_id|previous_interaction_id|owner)"/);
  });

  test("IV-10 goes on with its whole history, signatures as the API gave them", async () => {
    const { turnId, threadId: own } = await rig.send({ text: "My name is Ada." });
    await rig.read(turnId);
    const copy = await imported(rig.owner, await exported(rig.owner, own));
    const { thread } = await getThread(rig.owner, copy.threadId);
    const calls = (await rig.calls()).length;
    const turn = await rig.ask({
      text: "What is my name?",
      threadId: copy.threadId,
      parentId: thread.headTurnId,
    });
    expect(turn.status).toBe("completed");
    expect(JSON.stringify(turn.steps)).toContain("Ada");
    const [call] = (await rig.calls()).slice(calls);
    expect(call).not.toHaveProperty("previous_interaction_id");
    expect(JSON.stringify(call)).toContain('"signature":"');
  });

  test("IV-10 leaves signatures out of rows, and puts them into the export", async () => {
    const copy = await imported(stranger, await exported(rig.owner, threadId));
    const { turns } = await getThread(stranger, copy.threadId);
    const stored = turns.flatMap(({ steps }) =>
      steps.flatMap((step) => ("signature" in step ? [step.signature] : [])),
    );
    expect(stored.length).toBeGreaterThan(0);
    for (const signature of stored) expect(signature).toMatch(/^(i\d+)?$/);
  });

  test("is neither unread nor in the list of what was done, and stands first", async () => {
    const copy = await imported(stranger, await exported(rig.owner, threadId));
    const { threads } = await listThreads(stranger);
    expect(threads[0]).toMatchObject({ id: copy.threadId, isUnread: false, isRunning: false });
    expect((await findListedTurns(stranger)).map(({ thread_id }) => thread_id)).not.toContain(copy.threadId);
  });

  test("8 comes into a folder of the name that its folder had, which is made once", async () => {
    const { owner } = await createOwner();
    const { id: folderId } = await createFolder(rig.owner, { id: newId(), name: "Gardens" });
    await organiseThreads(rig.owner, { threadIds: [threadId], folderId });
    const inFolder = await exported(rig.owner, threadId);
    await organiseThreads(rig.owner, { threadIds: [threadId], folderId: null });
    const outside = await exported(rig.owner, threadId);
    const copies = [await imported(owner, inFolder), await imported(owner, inFolder)];
    const loose = await imported(owner, outside);
    const { folders, threads } = await getThreadList(owner);
    expect(folders.map(({ name }) => name)).toEqual(["Gardens"]);
    expect(folders[0]?.threads.map(({ id }) => id).sort()).toEqual(
      copies.map((copy) => copy.threadId).sort(),
    );
    expect(threads.map(({ id }) => id)).toEqual([loose.threadId]);
  });

  test("8 is in the list where there is no room for one more folder", async () => {
    const { owner } = await createOwner();
    for (let count = 0; count < FOLDERS_MAX; count += 1)
      await createFolder(owner, { id: newId(), name: `Folder ${count}` });
    const { id: folderId } = await createFolder(rig.owner, { id: newId(), name: "One more" });
    await organiseThreads(rig.owner, { threadIds: [threadId], folderId });
    const copy = await imported(owner, await exported(rig.owner, threadId));
    await organiseThreads(rig.owner, { threadIds: [threadId], folderId: null });
    expect((await getThreadList(owner)).threads.map(({ id }) => id)).toEqual([copy.threadId]);
  });

  test("waits for nobody: a call that waited here is not run there, and its function asks", async () => {
    const declared = { type: "function", name: "look_outside", executor: { kind: "by_hand" } } as const;
    const tools = [{ ...declared, approval: "allowed" as const }];
    const { turnId, threadId: own } = await rig.send({ text: "call look_outside", settings: { tools } });
    expect((await rig.read(turnId)).turn.status).toBe("requires_action");
    const copy = await imported(stranger, await exported(rig.owner, own));
    const { thread, turns } = await getThread(stranger, copy.threadId);
    expect(turns.map(({ status }) => status)).toEqual(["cancelled"]);
    expect(thread.settings.tools).toEqual([{ ...declared, approval: "ask" }]);
  });

  test("tells of a file that was gone, and keeps its place", async () => {
    const picture = await rig.attach("lost.png", bytesOf(files.png(3, 4)));
    const { turnId, threadId: own } = await rig.send({ text: "What is it?", files: [picture] });
    await rig.read(turnId);
    const { db, engine } = await database();
    const lost = db
      .selectFrom("media")
      .select("blob_id")
      .where("id", "=", picture.media?.id ?? "");
    await db.updateTable("blobs").set({ missing_at: engine.now }).where("id", "in", lost).execute();
    const conversation = await conversationOf(await exported(rig.owner, own));
    expect(conversation.files).toMatchObject([{ name: "lost.png", isMissing: true }]);
    const copy = await imported(stranger, await exported(rig.owner, own));
    const again = await conversationOf(await exported(stranger, copy.threadId));
    expect(withoutIds(again)).toEqual(withoutIds(conversation));
  });

  test("is exported for its owner alone, and not once it is deleted", async () => {
    for (const format of ["json", "markdown"] as const) {
      await expect(exportThread(stranger, threadId, format)).rejects.toThrow("not_found");
      await expect(exportThread(stranger, newId(), format)).rejects.toThrow("not_found");
    }
    const { turnId, threadId: own } = await rig.send({ text: "Hello" });
    await rig.read(turnId);
    await deleteThread(rig.owner, own);
    await expect(exportThread(rig.owner, own, "json")).rejects.toThrow(HttpError);
  });

  test("RN-16 is named by its title, without what a file system or a header minds", async () => {
    const response = await exportThread(rig.owner, threadId, "markdown");
    expect(response.headers.get("content-disposition")).toBe(
      `attachment; filename="Foxes, songs & _b_rain__b_.md"; filename*=UTF-8''Foxes%2C%20songs%20%26%20_b_rain__b_.md`,
    );
    expect(response.headers.get("content-security-policy")).toContain("sandbox");
    const text = await response.text();
    expect(text.startsWith("# Foxes, songs &amp; &lt;b&gt;rain&lt;/b&gt;\n")).toBe(true);
    expect(text).toContain("Picture: a garden.png");
    expect(text).not.toContain("Another branch");
  });
});
