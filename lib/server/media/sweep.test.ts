import { mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { MediaContent } from "@/lib/protocol/media";
import { outputMediaOf } from "@/lib/protocol/media";
import { getAttachment } from "@/lib/server/attachments/get";
import { removeAttachment } from "@/lib/server/attachments/remove";
import { database } from "@/lib/server/db/client";
import { deleteThread, purgeThreads } from "@/lib/server/delete-thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { incomingFolder } from "./incoming";
import { serveMedia } from "./serve";
import { reconcileStore, sweepMedia } from "./sweep";
import { blobs, storedKeys } from "./test-blobs";

const LONG_AGO = new Date(Date.now() - 2 * 3_600_000);

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ DELETION_GRACE_MS: "1" });
});
afterAll(() => rig.close());

let written = 0;
const attach = () => {
  written += 1;
  return rig.attach("note.txt", new TextEncoder().encode(`note ${written}`), "text/plain");
};

async function blobIdOf({ media }: MediaContent): Promise<string> {
  const { db } = await database();
  const row = await db
    .selectFrom("media")
    .select("blob_id")
    .where("id", "=", media?.id ?? "")
    .executeTakeFirstOrThrow();
  return row.blob_id ?? "";
}

const fetchMedia = ({ media }: MediaContent) =>
  serveMedia(rig.owner, media?.id ?? "", new Request(`http://localhost/api/media/${media?.id}`));

async function removeThread(threadId: string): Promise<void> {
  await deleteThread(rig.owner, threadId);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await purgeThreads();
}

describe("files that nothing has any more", () => {
  test("UP-18 go with the last conversation that has them, and not before", async () => {
    const file = await attach();
    const key = await blobIdOf(file);
    const first = await rig.ask({ text: "Read it", files: [file] });
    const second = await rig.ask({ text: "Read it", files: [file] });
    await removeThread(first.threadId);
    await sweepMedia();
    expect(await storedKeys()).toContain(key);
    expect((await fetchMedia(file)).status).toBe(200);
    await removeThread(second.threadId);
    await sweepMedia();
    expect(await storedKeys()).not.toContain(key);
    await expect(fetchMedia(file)).rejects.toThrow("not_found");
  });

  test("UP-18 what a model made goes with its conversation", async () => {
    const turn = await rig.ask({ text: "Draw a fox", settings: { model: "gemini-nano-banana-2.1" } });
    const [made] = outputMediaOf(turn.steps);
    const key = made ? await blobIdOf(made) : "";
    expect(await storedKeys()).toContain(key);
    await removeThread(turn.threadId);
    await sweepMedia();
    expect(await storedKeys()).not.toContain(key);
  });

  test("UP-18 the same bytes under two names stay until both are gone", async () => {
    const words = new TextEncoder().encode("the same");
    const first = await rig.attach("one.txt", words, "text/plain");
    const second = await rig.attach("two.txt", words, "text/plain");
    const key = await blobIdOf(first);
    expect(await blobIdOf(second)).toBe(key);
    await removeAttachment(rig.owner, first.media?.id ?? "");
    await sweepMedia();
    expect(await storedKeys()).toContain(key);
    await removeAttachment(rig.owner, second.media?.id ?? "");
    await sweepMedia();
    expect(await storedKeys()).not.toContain(key);
  });

  test("a chip that is removed takes nothing from a message that has the file", async () => {
    const file = await attach();
    await rig.ask({ text: "Read it", files: [file] });
    await removeAttachment(rig.owner, file.media?.id ?? "");
    await sweepMedia();
    expect((await fetchMedia(file)).status).toBe(200);
  });

  test("a file of a draft stays for days, and not for ever", async () => {
    const file = await attach();
    await sweepMedia();
    expect((await fetchMedia(file)).status).toBe(200);
    const { db } = await database();
    await db
      .updateTable("media")
      .set({ created_at: Date.now() - 8 * 86_400_000 })
      .where("id", "=", file.media?.id ?? "")
      .execute();
    await sweepMedia();
    await expect(fetchMedia(file)).rejects.toThrow("not_found");
  });
});

describe("a store and a database that disagree", () => {
  test("DU-12 bytes without a row are removed once they are old enough not to be on their way", async () => {
    const [young, old] = [newId(), newId()];
    for (const key of [young, old]) {
      await mkdir(join(blobs(), key.slice(0, 2)), { recursive: true });
      await writeFile(join(blobs(), key.slice(0, 2), key), "stray");
    }
    await utimes(join(blobs(), old.slice(0, 2), old), LONG_AGO, LONG_AGO);
    const file = await attach();
    const key = await blobIdOf(file);
    await utimes(join(blobs(), key.slice(0, 2), key), LONG_AGO, LONG_AGO);
    await reconcileStore();
    expect(await storedKeys()).toEqual(expect.arrayContaining([young, key]));
    expect(await storedKeys()).not.toContain(old);
  });

  test("DU-12 a row without bytes says that the file is missing", async () => {
    const file = await attach();
    const key = await blobIdOf(file);
    await rm(join(blobs(), key.slice(0, 2), key));
    await reconcileStore();
    await expect(fetchMedia(file)).rejects.toThrow("file_missing");
    expect((await getAttachment(rig.owner, file.media?.id ?? "")).content).toBeNull();
  });

  test("what a crash left of a file on its way in is cleared", async () => {
    await mkdir(incomingFolder(), { recursive: true });
    const path = join(incomingFolder(), newId());
    await writeFile(path, "half");
    await reconcileStore();
    expect(await readdir(incomingFolder())).toHaveLength(1);
    await utimes(path, LONG_AGO, LONG_AGO);
    await reconcileStore();
    expect(await readdir(incomingFolder())).toEqual([]);
  });
});
