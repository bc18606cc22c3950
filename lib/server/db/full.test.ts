import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { selectText } from "@/lib/protocol/select";
import { startSession } from "@/lib/server/access/sessions";
import { env } from "@/lib/server/env";
import { endpoint } from "@/lib/server/http";
import { createRig, type Rig } from "@/lib/server/rig";
import { createShare } from "@/lib/server/shares/create-share";
import { countView, getShare } from "@/lib/server/shares/get-share";
import { asked } from "@/lib/server/shares/test-shares";
import { listThreads } from "@/lib/server/threads";
import { runs } from "@/lib/server/turns/running";
import { database } from "./client";

let rig: Rig;
let isMounted = false;
beforeAll(async () => {
  rig = await createRig({ DISK_FLOOR_BYTES: "0" });
  isMounted = mountSmallDisk(blobsFolder());
});
afterAll(async () => {
  if (isMounted) execFileSync("umount", [blobsFolder()]);
  await rig.close();
});

const blobsFolder = () => join(env().DATA_DIR, "blobs");

/** A disk of its own, with room for little; false where this machine lets nobody make one. */
function mountSmallDisk(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=128k", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function pages(): Promise<number> {
  const { db } = await database();
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  return rows[0]?.page_count ?? 0;
}

/** From now on the database may not become larger, as on a disk that is full; 0 gives the room back. */
async function limitPages(count: number): Promise<void> {
  const { db } = await database();
  await sql`pragma max_page_count = ${sql.lit(count || 1_000_000)}`.execute(db);
}

/** What a page gets over HTTP from a request that does this. */
async function answerOf(run: () => Promise<object>) {
  const answer = endpoint({ isPublic: true, handler: run });
  const response = await answer(new Request("http://localhost/"), { params: Promise.resolve({}) });
  return { status: response.status, ...(await response.json()) };
}

const LONG = "word ".repeat(8_000);

describe("DU-07 a database without room", () => {
  test("refuses what is new in words of its own, lets everything be read, and goes on once there is room", async (context) => {
    if ((await database()).engine.name !== "sqlite") return context.skip();
    const before = await rig.ask({ text: "hello" });
    await limitPages(await pages());
    const refused = await answerOf(() => rig.send({ text: LONG }));
    expect(refused).toMatchObject({ status: 507, error: { code: "storage_full" } });
    expect(await rig.stored(before.id)).toEqual(before);
    expect((await listThreads(rig.owner)).threads.map(({ id }) => id)).toEqual([before.threadId]);
    await limitPages(0);
    const after = await rig.ask({ text: LONG });
    expect(after.status).toBe("completed");
    expect((await listThreads(rig.owner)).threads).toHaveLength(2);
  });

  test("lets who has not been here for a day read, and everybody what is public", async (context) => {
    const { db, engine } = await database();
    if (engine.name !== "sqlite") return context.skip();
    const turn = await rig.ask({ text: "hello" });
    const { id } = await createShare(rig.owner, turn.threadId, asked(turn));
    const { token } = await startSession(db, rig.owner);
    await db.updateTable("sessions").set({ last_seen_at: 1 }).execute();
    const read = endpoint({
      async handler({ owner, request }) {
        const shown = await getShare(id, request.headers);
        await countView(id);
        return { owner, shown: shown.title };
      },
    });
    const request = new Request("http://localhost/", { headers: { cookie: `sid=${token}` } });
    await sql`pragma query_only = on`.execute(db);
    try {
      const response = await read(request, { params: Promise.resolve({}) });
      expect(await response.json()).toEqual({ owner: rig.owner, shown: "About bridges" });
    } finally {
      await sql`pragma query_only = off`.execute(db);
    }
  });

  test("keeps an answer that comes meanwhile in memory, and stores all of it once there is room", async (context) => {
    if ((await database()).engine.name !== "sqlite") return context.skip();
    const { turnId } = await rig.send({ text: "count to 4000 [pace: 0.2]" });
    const reading = rig.read(turnId);
    await expect.poll(async () => (await rig.stored(turnId)).cursor).toBeGreaterThan(0);
    await limitPages(await pages());
    const stuckAt = async () => (await rig.stored(turnId)).cursor;
    // Nothing is stored any more, though the answer goes on: two looks half a second apart agree.
    await expect
      .poll(
        async () => {
          const first = await stuckAt();
          await new Promise((resolve) => setTimeout(resolve, 500));
          return (await stuckAt()) - first;
        },
        { timeout: 15_000 },
      )
      .toBe(0);
    expect(runs().has(turnId)).toBe(true);
    await limitPages(0);
    const { turn } = await reading;
    expect(turn.status).toBe("completed");
    expect(selectText(turn)).toContain("3999 4000");
    expect(await rig.stored(turnId)).toEqual(turn);
  });
});

describe("DU-07 a store of files without room", () => {
  test("refuses a file, keeps no half of it, and takes it once there is room", async (context) => {
    if (!isMounted) return context.skip();
    const filler = join(blobsFolder(), "filler");
    await writeFile(filler, Buffer.alloc(100_000));
    const file = new TextEncoder().encode("word ".repeat(16_000));
    const refused = await answerOf(() => rig.attach("large.txt", file, "text/plain"));
    expect(refused).toMatchObject({ status: 507, error: { code: "storage_full" } });
    expect(filesIn(blobsFolder())).toEqual(["filler"]);
    await rm(filler);
    const content = await rig.attach("large.txt", file, "text/plain");
    expect(content.media?.size).toBe(file.byteLength);
    const turn = await rig.ask({ text: "What is in it?", files: [content] });
    expect(turn.status).toBe("completed");
  });
});

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
