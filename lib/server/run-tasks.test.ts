import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endpoint } from "./http";
import { createRig, type Rig } from "./rig";
import { runOnce, runTasks } from "./run-tasks";
import { abandonTurn } from "./turns/test-abandoned";

const SECRET = "a-secret-of-many-letters";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ CRON_SECRET: SECRET });
});
afterAll(() => rig.close());

const answer = endpoint({ isPublic: true, handler: ({ request }) => runTasks(request) });
const ask = (authorization?: string) =>
  answer(
    new Request("http://localhost/api/cron/recover", { headers: authorization ? { authorization } : {} }),
    { params: Promise.resolve({}) },
  );

describe("the address that a host's clock calls", () => {
  test("DU-21 has a turn go on that no process runs, and does what there is to do", async () => {
    const turnId = await abandonTurn(rig.owner, []);
    const response = await ask(`Bearer ${SECRET}`);
    expect(response.status).toBe(200);
    const { done, left } = await response.json();
    expect(done).toContain("recovery");
    expect(done).toContain("sweep of files");
    expect(left).toEqual([]);
    expect((await rig.read(turnId)).turn.status).toBe("completed");
  });

  test("does not exist for who does not name its secret", async () => {
    const attempts = [undefined, "Bearer", "Bearer x", SECRET, `Basic ${SECRET}`, `Bearer ${SECRET}x`];
    for (const attempt of attempts) expect((await ask(attempt)).status, attempt).toBe(404);
  });
});

describe("a round of tasks", () => {
  const fine = { name: "fine", everyMs: 1, run: async () => undefined };

  test("goes on after one that fails", async () => {
    const failing = {
      name: "failing",
      everyMs: 1,
      run: async () => {
        throw new Error("failed");
      },
    };
    expect(await runOnce([failing, fine], 10_000)).toEqual({ done: ["fine"], left: ["failing"] });
  });

  test("ends in time although one does not, and says what it left", async () => {
    const endless = { name: "endless", everyMs: 1, run: () => new Promise<void>(() => {}) };
    expect(await runOnce([fine, endless, fine], 50)).toEqual({
      done: ["fine"],
      left: ["endless", "fine"],
    });
  });
});
