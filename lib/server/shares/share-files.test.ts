import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { type MediaContent, outputMediaOf } from "@/lib/protocol/media";
import { database } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { reconcileStore, sweepMedia } from "@/lib/server/media/sweep";
import { blobs, storedKeys } from "@/lib/server/media/test-blobs";
import { heic, pdf } from "@/lib/server/media/test-files";
import { createRig, type Rig } from "@/lib/server/rig";
import { createShare } from "./create-share";
import { revokeShare } from "./end-shares";
import { getShare } from "./get-share";
import { previewShare } from "./preview-share";
import { drawing, photo, SECRET } from "./test-pictures";
import { asked, bytesOf, fetchFile, filesOf, NOBODY } from "./test-shares";
import { updateShare } from "./update-share";

const LONG_AGO = new Date(Date.now() - 2 * 3_600_000);

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

const idOf = ({ media }: MediaContent) => media?.id ?? "";
const plain = (bytes: Uint8Array) => new Uint8Array(bytes);
const look = (shareId: string) => getShare(shareId, NOBODY);
let written = 0;
const note = () => {
  written += 1;
  return rig.attach("note.txt", new TextEncoder().encode(`note ${written}`), "text/plain");
};

describe("SH-08 files of a conversation that is shared", () => {
  test("are not public unless they are ticked", async () => {
    const [first, second] = [await note(), await note()];
    const turn = await rig.ask({ text: "Read them", files: [first, second] });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(second)] }));
    expect(entry.files).toBe(1);
    const snapshot = await look(entry.id);
    const text = JSON.stringify(snapshot);
    for (const file of [first, second]) expect(text).not.toContain(idOf(file));
    expect(filesOf(snapshot)).toHaveLength(1);
    const [copy] = filesOf(snapshot);
    expect(await bytesOf(await fetchFile(copy ?? { shareId: "", fileId: "" }))).toEqual(
      Buffer.from(`note ${written}`),
    );
    for (const fileId of [idOf(first), idOf(second), newId()]) {
      await expect(fetchFile({ shareId: entry.id, fileId })).rejects.toThrow("not_found");
    }
  });

  test.each(["image/jpeg", "image/png"])("%s has lost what it says of its place", async (type) => {
    const bytes = type === "image/jpeg" ? await photo(6) : await drawing(6);
    expect(bytes.includes(SECRET)).toBe(true);
    const file = await rig.attach(type.replace("image/", "holiday."), plain(bytes), type);
    const turn = await rig.ask({ text: "What is this?", files: [file] });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(file)] }));
    const [copy] = filesOf(await look(entry.id));
    const shared = await bytesOf(await fetchFile(copy ?? { shareId: "", fileId: "" }));
    expect(shared.length).toBeGreaterThan(100);
    expect(shared.includes(SECRET)).toBe(false);
  });

  test("what a model has made can be shared", async () => {
    const turn = await rig.ask({ text: "Draw a fox", settings: { model: "gemini-nano-banana-2.1" } });
    const [made] = outputMediaOf(turn.steps);
    if (!made) throw new Error("Nothing was made.");
    const preview = await previewShare(rig.owner, turn.threadId, turn.id);
    expect(preview.files).toMatchObject([{ mediaId: idOf(made), isMade: true }]);
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(made)] }));
    const [copy] = filesOf(await look(entry.id));
    expect((await fetchFile(copy ?? { shareId: "", fileId: "" })).headers.get("content-type")).toBe(
      made.mime_type,
    );
  });

  test("a file of another conversation, or of none, is refused, and nothing is stored", async () => {
    const [own, other] = [await rig.ask({ text: "Hello" }), await note()];
    const before = await storedKeys();
    for (const id of [idOf(other), newId()]) {
      const request = asked(own, { mediaIds: [id] });
      await expect(createShare(rig.owner, own.threadId, request)).rejects.toThrow("bad_request");
    }
    expect(await storedKeys()).toEqual(before);
  });

  test("a file that cannot be looked through is refused with its reason, and nothing is stored", async () => {
    const [fine, odd] = [await note(), await rig.attach("a.heic", plain(heic()), "image/heic")];
    const paper = await rig.attach("a.pdf", plain(pdf()), "application/pdf");
    const turn = await rig.ask({ text: "Read them", files: [fine, odd, paper] });
    const { files } = await previewShare(rig.owner, turn.threadId, turn.id);
    expect(files).toMatchObject([
      { mediaId: idOf(fine), name: "note.txt", mimeType: "text/plain", isMade: false },
      { mediaId: idOf(odd), problem: "keeps_place" },
      { mediaId: idOf(paper), keepsFacts: true },
    ]);
    expect(files[0]).not.toHaveProperty("keepsFacts");
    const before = await storedKeys();
    const request = asked(turn, { mediaIds: [idOf(fine), idOf(odd)] });
    await expect(createShare(rig.owner, turn.threadId, request)).rejects.toThrow("file_not_shareable");
    expect(await storedKeys()).toEqual(before);
  });

  test("are replaced when the link is brought up to date, and those of before are gone", async () => {
    const [first, second] = [await note(), await note()];
    const turn = await rig.ask({ text: "Read them", files: [first, second] });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(first)] }));
    const [before] = filesOf(await look(entry.id));
    const updated = await updateShare(rig.owner, entry.id, asked(turn, { mediaIds: [idOf(second)] }));
    expect(updated.files).toBe(1);
    const [after] = filesOf(await look(entry.id));
    expect(after?.fileId).not.toBe(before?.fileId);
    await expect(fetchFile(before ?? { shareId: "", fileId: "" })).rejects.toThrow("not_found");
    expect(await storedKeys()).not.toContain(before?.fileId);
    expect(await storedKeys()).toContain(after?.fileId);
  });

  test("are known to the check of files, and their strays are not", async () => {
    const file = await note();
    const turn = await rig.ask({ text: "Read it", files: [file] });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(file)] }));
    const [copy] = filesOf(await look(entry.id));
    const path = join(blobs(), copy?.fileId.slice(0, 2) ?? "", copy?.fileId ?? "");
    await utimes(path, LONG_AGO, LONG_AGO);
    await reconcileStore();
    await sweepMedia();
    expect(await storedKeys()).toContain(copy?.fileId);
    const { db } = await database();
    await db.deleteFrom("share_files").where("share_id", "=", entry.id).execute();
    await reconcileStore();
    expect(await storedKeys()).not.toContain(copy?.fileId);
  });

  test("SH-05 a link that is updated and revoked at once is gone, and so are its files", async () => {
    const files = [await note(), await note()];
    const turn = await rig.ask({ text: "Read them", files });
    const request = asked(turn, { mediaIds: files.map(idOf) });
    const before = await storedKeys();
    for (let time = 0; time < 15; time += 1) {
      const { id } = await createShare(rig.owner, turn.threadId, request);
      const updating = updateShare(rig.owner, id, request).then(
        () => "updated",
        ({ message }: Error) => message,
      );
      await sleep(time);
      await revokeShare(rig.owner, id);
      expect(await updating).toMatch(/^(updated|share_gone)$/);
      await expect(look(id)).rejects.toThrow("share_gone");
    }
    expect(await storedKeys()).toEqual(before);
  });

  test("UP-13 count for their owner, and nothing is stored beyond what the owner may keep", async () => {
    const file = await rig.attach("long.txt", plain(Buffer.alloc(4_000, "words ")), "text/plain");
    const turn = await rig.ask({ text: "Read it", files: [file] });
    const request = asked(turn, { mediaIds: [idOf(file)] });
    const before = await storedKeys();
    const quota = env().QUOTA_BYTES;
    env().QUOTA_BYTES = 6_000;
    try {
      await expect(createShare(rig.owner, turn.threadId, request)).rejects.toThrow("quota_used_up");
      expect(await storedKeys()).toEqual(before);
      expect((await createShare(rig.owner, turn.threadId, asked(turn))).files, "without files it can").toBe(
        0,
      );
    } finally {
      env().QUOTA_BYTES = quota;
    }
  });

  test("UP-13 are not more than the number of files that their owner may keep", async () => {
    const { owner } = rig;
    const files = [await note(), await note(), await note()];
    const turn = await rig.ask({ text: "Read them", files });
    const { db } = await database();
    const kept = await db.selectFrom("media").select("id").where("owner_id", "=", owner.id).execute();
    const shared = await db
      .selectFrom("share_files")
      .innerJoin("shares", "shares.id", "share_files.share_id")
      .select("share_files.id")
      .where("shares.owner_id", "=", owner.id)
      .execute();
    const before = await storedKeys();
    const quota = env().QUOTA_FILES;
    env().QUOTA_FILES = kept.length + shared.length + 2;
    try {
      const request = (count: number) => asked(turn, { mediaIds: files.slice(0, count).map(idOf) });
      await expect(createShare(owner, turn.threadId, request(3))).rejects.toThrow("quota_used_up");
      expect(await storedKeys()).toEqual(before);
      expect((await createShare(owner, turn.threadId, request(2))).files).toBe(2);
    } finally {
      env().QUOTA_FILES = quota;
    }
  });

  test("UP-17 are served in parts, like any file, and can do nothing anywhere", async () => {
    const file = await note();
    const turn = await rig.ask({ text: "Read it", files: [file] });
    const entry = await createShare(rig.owner, turn.threadId, asked(turn, { mediaIds: [idOf(file)] }));
    const [copy = { shareId: "", fileId: "" }] = filesOf(await look(entry.id));
    const part = await fetchFile(copy, { range: "bytes=0-3" });
    expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([
      206,
      "note",
      expect.stringMatching(/^bytes 0-3\//),
    ]);
    await expect(fetchFile(copy, { range: "bytes=900-" })).rejects.toThrow("range_not_satisfiable");
    const whole = await fetchFile(copy);
    await whole.text();
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition": expect.stringContaining("attachment"),
      "content-security-policy": expect.stringMatching(/^default-src 'none';.*sandbox$/),
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
    });
  });
});

test("SH-13 the preview counts what becomes public, and warns of what should perhaps not", async () => {
  const first = await rig.ask({ text: "Write to ann@private.example" });
  const second = await rig.ask({ text: "Thanks", threadId: first.threadId, parentId: first.id });
  const preview = await previewShare(rig.owner, first.threadId, second.id);
  expect(preview).toMatchObject({ messages: 2, replies: 2, files: [] });
  expect(preview.findings).toContainEqual({ kind: "email", text: "ann@private.example", where: "message" });
  expect(
    (await previewShare(rig.owner, first.threadId, first.id)).messages,
    "up to the turn that is named",
  ).toBe(1);
});
