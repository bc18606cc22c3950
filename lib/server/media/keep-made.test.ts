import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/server/db/client";
import { createRig, type Rig } from "@/lib/server/rig";
import { keepMade, type MadeFor } from "./keep-made";

let rig: Rig;
let about: MadeFor;
beforeAll(async () => {
  rig = await createRig({ MAX_FILE_BYTES: "100000" });
  const turn = await rig.ask({ text: "Draw." });
  about = { owner: rig.owner, turnId: turn.id, title: "Draw a fox." };
});
afterAll(() => rig.close());

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function countMedia(): Promise<number> {
  const { db } = await database();
  return (await db.selectFrom("media").selectAll().execute()).length;
}

describe("what a model made and cannot be kept", () => {
  test.each([
    ["UP-16 that is no picture but a page", "image/png", Buffer.from("<html>hello</html>"), "not_readable"],
    ["UP-16 that is cut", "image/png", picture.subarray(0, 40), "not_readable"],
    ["UP-16 that is nothing", "image/png", Buffer.alloc(0), "not_readable"],
    ["UP-16 that is of a type nobody knows", "image/x-new", Buffer.from([1, 2, 3, 0]), "not_readable"],
    ["UP-16 that is larger than the limit", "image/png", Buffer.alloc(100_001), "too_large"],
  ])("%s is not stored, and a block says why", async (_name, mime_type, bytes, mediaProblem) => {
    const before = await countMedia();
    const block = await keepMade({ type: "image", mime_type, bytes: [bytes] }, about);
    expect(block).toEqual({ type: "image", mime_type, mediaProblem });
    expect(await countMedia()).toBe(before);
  });
});

describe("what a model made and is kept", () => {
  test("is called what was asked for, with the ending of what it is", async () => {
    const { media } = await keepMade({ type: "image", mime_type: "image/png", bytes: [picture] }, about);
    expect(media).toMatchObject({ name: "Draw a fox.png", size: picture.length, width: 1, height: 1 });
  });

  test("is what its bytes are, whatever the model calls it", async () => {
    const block = await keepMade({ type: "image", mime_type: "image/jpeg", bytes: [picture] }, about);
    expect(block.mime_type).toBe("image/png");
  });
});
