import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { env } from "@/lib/server/env";
import { createRig, type Rig } from "@/lib/server/rig";
import { database } from "./client";

const CUTS = 25;
// The log begins with a header in which two numbers tell its generations apart.
const SALT = { start: 16, end: 24 };

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

type Mark = { size: number; salt: string };

function markLog(): Mark {
  const path = join(env().DATA_DIR, "parley.db-wal");
  return {
    size: statSync(path).size,
    salt: readFileSync(path).subarray(SALT.start, SALT.end).toString("hex"),
  };
}

/**
 * What the disk holds after a power cut in this very moment: all that was flushed when the last message was
 * answered, and of what was written to the log since, a part that ends anywhere.
 */
function copyAfterCut(answered: Mark): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-cut-"));
  copyFileSync(join(env().DATA_DIR, "parley.db"), join(folder, "parley.db"));
  const log = readFileSync(join(env().DATA_DIR, "parley.db-wal"));
  const now = markLog();
  const flushed = now.salt === answered.salt ? answered.size : log.byteLength;
  const kept = flushed + Math.floor(Math.random() * (log.byteLength - flushed + 1));
  writeFileSync(join(folder, "parley.db-wal"), log.subarray(0, kept));
  return folder;
}

test("DU-08 a power cut at any moment leaves a sound database with every message that was answered", async (context) => {
  const { db, engine } = await database();
  if (engine.name !== "sqlite") return context.skip();
  const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  expect(rows, "every commit is flushed").toEqual([{ synchronous: 2 }]);
  const answered: string[] = [];
  const readings: Promise<unknown>[] = [];
  let mark = markLog();
  for (let cut = 0; cut < CUTS; cut++) {
    const { turnId } = await rig.send({ text: `count to 200 [pace: 0.2] ${newId()}` });
    answered.push(turnId);
    mark = markLog();
    readings.push(rig.read(turnId));
    // Somewhere in the answer, while batches of it and of others are stored.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 120));
    const folder = copyAfterCut(mark);
    const copy = new DatabaseSync(join(folder, "parley.db"));
    expect(copy.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
    const ids = copy
      .prepare("select id from turns")
      .all()
      .map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(answered));
    copy.close();
    rmSync(folder, { recursive: true });
  }
  await Promise.all(readings);
});
