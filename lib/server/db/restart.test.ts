import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import { selectText } from "@/lib/protocol/select";
import type { Turn } from "@/lib/protocol/thread";
import { createRig, type Rig } from "@/lib/server/rig";
import { recoverTurns } from "@/lib/server/turns/recover";
import { runs } from "@/lib/server/turns/running";
import { startTestCluster, type TestCluster } from "./test-cluster";

const CRASHES = 10;
const LAST = 300;

let cluster: TestCluster | null = null;
let rig: Rig | null = null;
beforeAll(async () => {
  cluster = await startTestCluster();
  if (cluster) rig = await createRig({ DATABASE_URL: cluster.url });
}, 90_000);
afterAll(async () => {
  await rig?.close();
  await cluster?.remove();
});

/** Until it works: what a page does with a message that was not answered. */
async function insist<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (cause) {
      if (tries === 200) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe("DU-06 PostgreSQL that crashes and comes back, ten times under load", () => {
  test("loses no message, calls nothing twice, and every reader gets every answer whole", async (context) => {
    if (!cluster || !rig)
      return context.skip("no programs of PostgreSQL on this machine, or nobody to run them");
    const { send, read, calls } = rig;
    let isOver = false;
    const answers: Promise<Turn>[] = [];
    /** One person: sends a message, again and again under its id until it is accepted, and reads the answer to its end. */
    const talk = async () => {
      for (let count = 0; count === 0 || !isOver; count++) {
        const message = { text: `count to ${LAST} [pace: 0.3]`, turnId: newId(), threadId: newId() };
        await insist(() => sendNew(message));
        answers.push(insist(() => readToEnd(message.turnId)));
        await answers.at(-1);
      }
    };
    const sendNew = ({ text, turnId }: { text: string; turnId: string }) => send({ text, turnId });
    const readToEnd = async (turnId: string) => {
      // A turn whose end could not be stored is taken up again, as the clock of a server does.
      if (!runs().has(turnId)) await recoverTurns();
      const { turn } = await read(turnId);
      if (turn.settledAt === null) throw new Error("not at its end");
      return turn;
    };
    const people = Array.from({ length: 4 }, talk);
    for (let crash = 0; crash < CRASHES; crash++) {
      await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 500));
      await cluster.crash();
    }
    isOver = true;
    await Promise.all(people);
    const turns = await Promise.all(answers);
    expect(turns.map((turn) => turn.status)).toEqual(turns.map(() => "completed"));
    for (const turn of turns) expect(selectText(turn)).toContain(`${LAST - 1} ${LAST}`);
    expect(await calls()).toHaveLength(turns.length);
    for (const turn of turns) expect(await rig.stored(turn.id)).toEqual(turn);
  }, 180_000);
});
