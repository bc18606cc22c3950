import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createOwner, type Owner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { incomingFolder } from "@/lib/server/media/incoming";
import { createRig, type Rig } from "@/lib/server/rig";
import { announceAttachment } from "./announce";
import { getAttachment } from "./get";
import { receiveAttachment } from "./receive";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({
    QUOTA_BYTES: "10000",
    QUOTA_FILES: "12",
    MAX_FILE_BYTES: "8000",
    UPLOAD_STALL_MS: "2000",
  });
});
afterAll(() => rig.close());

const text = (words: string) => new TextEncoder().encode(words);
const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const announce = (owner: Owner, bytes: Uint8Array, size = bytes.byteLength) =>
  announceAttachment(owner, { name: "a.txt", size, sha256: hashOf(bytes), type: "text/plain" });
const put = (body: BodyInit) =>
  new Request("http://localhost", { method: "PUT", body, duplex: "half" } as RequestInit);

async function newOwner(): Promise<Owner> {
  return (await createOwner()).owner;
}

/** A body that gives some bytes and then nothing, and does not end; told when more than these are asked for. */
function stalled(bytes: Uint8Array, onAsked?: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    { start: (controller) => controller.enqueue(bytes), pull: onAsked },
    new ByteLengthQueuingStrategy({ highWaterMark: bytes.byteLength }),
  );
}

describe("bytes that are not what was announced", () => {
  test.each([
    ["UP-07 fewer", (bytes: Uint8Array) => bytes.slice(1), "upload_incomplete"],
    ["UP-07 others", (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1), "upload_incomplete"],
    ["UP-06 more", (bytes: Uint8Array) => new Uint8Array([...bytes, 65]), "file_too_large"],
  ])("%s are refused, nothing is kept, and the file can be sent again", async (_name, change, code) => {
    const owner = await newOwner();
    const bytes = text(`some words ${code}`);
    const { id } = await announce(owner, bytes);
    await expect(receiveAttachment(owner, id, put(change(bytes) as BodyInit))).rejects.toThrow(code);
    expect((await getAttachment(owner, id)).content).toBeNull();
    expect(await readdir(incomingFolder())).toEqual([]);
    const { content } = await receiveAttachment(owner, id, put(bytes));
    expect(content?.media?.size).toBe(bytes.byteLength);
  });

  test("UP-14 an upload that stands still is given up, and leaves nothing", async () => {
    const owner = await newOwner();
    const bytes = text("half of this comes");
    const { id } = await announce(owner, bytes);
    const stuck = receiveAttachment(owner, id, put(stalled(bytes.slice(0, 9))));
    await expect(stuck).rejects.toThrow("upload_stalled");
    expect(await readdir(incomingFolder())).toEqual([]);
    await receiveAttachment(owner, id, put(bytes));
  });

  test("a file that is sent again at once takes the place of a connection that nobody knows is lost", async () => {
    const owner = await newOwner();
    const bytes = text("sent twice");
    const { id } = await announce(owner, bytes);
    const { promise: beingRead, resolve } = Promise.withResolvers<void>();
    const lost = receiveAttachment(owner, id, put(stalled(bytes.slice(0, 4), resolve)));
    const refused = expect(lost).rejects.toThrow("upload_replaced");
    // Of two that come at the same moment either may be the later one.
    await beingRead;
    const { content } = await receiveAttachment(owner, id, put(bytes));
    await refused;
    expect(content?.media?.size).toBe(bytes.byteLength);
    expect(await readdir(incomingFolder())).toEqual([]);
  });
});

describe("files that are not taken", () => {
  test("an empty file is refused before anything is sent", async () => {
    await expect(announce(await newOwner(), text(""))).rejects.toThrow("empty_file");
  });

  test("UP-06 a file over the limit is refused before anything is sent", async () => {
    await expect(announce(await newOwner(), text("x"), 8_001)).rejects.toThrow("file_too_large");
  });

  test("UP-01 a type that is refused keeps no room", async () => {
    const owner = await newOwner();
    const bytes = new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const { id } = await announce(owner, bytes);
    await expect(receiveAttachment(owner, id, put(bytes))).rejects.toThrow("file_type");
    await expect(getAttachment(owner, id)).rejects.toThrow("not_found");
  });
});

describe("the room of one owner", () => {
  test("UP-13 is not exceeded by 20 files that are announced at once", async () => {
    const owner = await newOwner();
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, number) => announce(owner, text(`file ${number}`), 1_500)),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(6);
    for (const result of all) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "quota_used_up" });
    }
  });

  test("UP-13 ends at a number of files, too", async () => {
    const owner = await newOwner();
    for (let number = 0; number < 12; number++) await announce(owner, text(`small ${number}`));
    await expect(announce(owner, text("one more"))).rejects.toThrow("quota_used_up");
  });
});

describe("the same bytes again", () => {
  test("need not come, are stored once, and keep each its own name", async () => {
    const owner = await newOwner();
    const bytes = text("twice");
    const first = await announce(owner, bytes);
    await receiveAttachment(owner, first.id, put(bytes));
    const second = await announceAttachment(owner, {
      name: "other.txt",
      size: bytes.byteLength,
      sha256: hashOf(bytes),
      type: "text/plain",
    });
    expect(second.content?.media?.name).toBe("other.txt");
    const { db } = await database();
    const blobs = await db.selectFrom("blobs").selectAll().where("owner_id", "=", owner.id).execute();
    expect(blobs).toHaveLength(1);
  });

  test("of somebody else tell nothing: they must come", async () => {
    const [one, other] = [await newOwner(), await newOwner()];
    const bytes = text("private");
    const { id } = await announce(one, bytes);
    await receiveAttachment(one, id, put(bytes));
    expect((await announce(other, bytes)).content).toBeNull();
  });

  test("that come at the same moment are stored once", async () => {
    const owner = await newOwner();
    const bytes = text("at once");
    const announced = await Promise.all([1, 2, 3, 4].map(() => announce(owner, bytes)));
    await Promise.all(announced.map(({ id }) => receiveAttachment(owner, id, put(bytes))));
    const { db } = await database();
    const blobs = await db.selectFrom("blobs").selectAll().where("owner_id", "=", owner.id).execute();
    expect(blobs).toHaveLength(1);
  });
});
