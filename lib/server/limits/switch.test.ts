import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/server/db/client";
import { createTestStorage, type TestStorage } from "@/lib/server/db/test-storage";
import { createRig, type Rig } from "@/lib/server/rig";

let rig: Rig;
let empty: TestStorage;
beforeAll(async () => {
  rig = await createRig();
  empty = await createTestStorage();
});
afterAll(async () => {
  await rig.close();
  await empty.remove();
});

const run = promisify(execFile);

/** Runs the command as a person does who has the settings of the server. */
async function command(wish: string, changes: Record<string, string> = {}): Promise<string> {
  // biome-ignore lint/style/noProcessEnv: what it is given is what this process has.
  const settings = { ...process.env, ...changes };
  const { stdout } = await run(process.execPath, ["scripts/model-calls.mjs", wish], { env: settings });
  return stdout.trim();
}

test("RL-15 one command switches model calls off and on while the server runs", async () => {
  expect(await command("status")).toBe("Model calls are on.");
  await rig.ask({ text: "hi" });
  expect(await command("off")).toBe("Model calls are off.");
  expect(await command("status")).toBe("Model calls are off.");
  await expect(rig.send({ text: "hi" })).rejects.toMatchObject({ code: "model_calls_off" });
  expect(await command("on")).toBe("Model calls are on.");
  await expect(rig.ask({ text: "hi" })).resolves.toMatchObject({ status: "completed" });
});

test("RL-15 the command says what is wrong with what it was told, and changes nothing", async () => {
  await expect(command("of")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("on | off | status"),
  });
  const nowhere = { ...empty.variables, DATABASE_URL: "" };
  await expect(command("off", nowhere)).rejects.toMatchObject({
    stderr: expect.stringContaining("no database at"),
  });
  const { db } = await database();
  const rows = await db.selectFrom("facts").select("value").where("name", "=", "model_calls").execute();
  expect(rows).toEqual([{ value: "on" }]);
});
