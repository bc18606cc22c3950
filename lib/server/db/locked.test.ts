import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selectText } from "@/lib/protocol/select";
import { env } from "@/lib/server/env";
import { createRig, type Rig } from "@/lib/server/rig";
import { database } from "./client";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig();
});
afterAll(() => rig.close());

/** Another process that takes the write lock of the database and keeps it. */
async function lockFor(ms: number): Promise<{ ended: Promise<unknown> }> {
  const script = `
    const { DatabaseSync } = require("node:sqlite");
    const database = new DatabaseSync(process.argv[1]);
    database.exec("PRAGMA busy_timeout = 5000");
    database.exec("begin immediate");
    database.exec("update owners set created_at = created_at");
    console.log("locked");
    setTimeout(() => { database.exec("commit"); database.close(); }, ${ms});
  `;
  const child = spawn(process.execPath, ["-e", script, join(env().DATA_DIR, "parley.db")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await once(child.stdout, "data");
  return { ended };
}

test("DU-06 a database that another process has locked for 5 s is waited for, and streams go on meanwhile", async (context) => {
  const { engine } = await database();
  if (engine.name !== "sqlite") return context.skip();
  const running = await rig.send({ text: "count to 200 [pace: 0.3]" });
  const reading = rig.read(running.turnId);
  const { ended } = await lockFor(5_000);
  let beats = 0;
  const beat = setInterval(() => {
    beats += 1;
  }, 50);
  const sent = await rig.send({ text: "hello" });
  clearInterval(beat);
  await ended;
  // A process that waits inside SQLite would not have come to a single one.
  expect(beats).toBeGreaterThan(20);
  expect((await rig.read(sent.turnId)).turn.status).toBe("completed");
  const { turn } = await reading;
  expect(turn.status).toBe("completed");
  expect(selectText(turn)).toContain("199 200");
  expect(await rig.calls()).toHaveLength(2);
});
