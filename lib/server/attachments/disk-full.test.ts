import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outputMediaOf } from "@/lib/protocol/media";
import type { Settings } from "@/lib/protocol/thread";
import { isStorageFull } from "@/lib/server/db/storage-full";
import { env } from "@/lib/server/env";
import { incomingFolder } from "@/lib/server/media/incoming";
import { createRig, type Rig } from "@/lib/server/rig";
import { announceAttachment } from "./announce";
import { receiveAttachment } from "./receive";

/** A disk of its own for files, with room for little; false where this machine lets nobody make one. */
function mountSmallDisk(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

let rig: Rig;
let isMounted = false;
beforeAll(async () => {
  rig = await createRig({ DISK_FLOOR_BYTES: "0" });
  isMounted = mountSmallDisk(incomingFolder());
});
afterAll(async () => {
  if (isMounted) execFileSync("umount", [incomingFolder()]);
  await rig.close();
});

const IMAGE: Partial<Settings> = {
  model: "gemini-nano-banana-2.1",
  response_format: [{ type: "image", image_size: "2K" }],
};
const bytes = (size: number) => new TextEncoder().encode("word ".repeat(size / 5));

const NO_DISK = "nobody may mount a small disk here";

describe("DU-07 a disk that is full", () => {
  test("refuses what will not fit before it comes", async (context) => {
    if (!isMounted) return context.skip(NO_DISK);
    await expect(rig.attach("large.txt", bytes(200_000), "text/plain")).rejects.toThrow("storage_full");
    expect(await readdir(incomingFolder())).toEqual([]);
  });

  test("that fills while a file comes keeps nothing of it, and goes on once there is room", async (context) => {
    if (!isMounted) return context.skip(NO_DISK);
    const filler = join(incomingFolder(), "filler");
    const file = bytes(40_000);
    const sha256 = createHash("sha256").update(file).digest("hex");
    const { id } = await announceAttachment(rig.owner, {
      name: "a.txt",
      size: file.byteLength,
      sha256,
      type: "text/plain",
    });
    const put = (body: BodyInit) =>
      new Request("http://localhost", { method: "PUT", body, duplex: "half" } as RequestInit);
    const filling = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(file.subarray(0, 4_000)),
      pull(controller) {
        // Somebody else takes what room there was.
        execFileSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=1k", "count=56"], { stdio: "ignore" });
        controller.enqueue(file.subarray(4_000));
        controller.close();
      },
    });
    const failure: unknown = await receiveAttachment(rig.owner, id, put(filling)).catch(
      (cause: unknown) => cause,
    );
    expect(isStorageFull(failure)).toBe(true);
    expect(await readdir(incomingFolder())).toEqual(["filler"]);
    expect(await readdir(join(env().DATA_DIR, "blobs")).catch(() => [])).toEqual([]);
    await rm(filler);
    const { content } = await receiveAttachment(rig.owner, id, put(file));
    expect(content?.media?.size).toBe(file.byteLength);
  });

  test("loses a picture that a model made, says so, and keeps the rest of the answer", async (context) => {
    if (!isMounted) return context.skip(NO_DISK);
    const turn = await rig.ask({ text: "Draw a fox", settings: IMAGE });
    expect(turn.status).toBe("completed");
    expect(outputMediaOf(turn.steps)).toMatchObject([{ type: "image", mediaProblem: "storage_full" }]);
    expect(JSON.stringify(turn)).not.toMatch(/[A-Za-z0-9+/]{1000}/);
  });
});
