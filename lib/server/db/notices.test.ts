import { Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/protocol/id";
import { selectText } from "@/lib/protocol/select";
import { encodeEvent } from "@/lib/protocol/sse";
import { env } from "@/lib/server/env";
import { isHearing, type Topic, tellHere, whenTold } from "@/lib/server/notices";
import { createRig, type Rig, readTurn } from "@/lib/server/rig";
import { followTurn } from "@/lib/server/turns/follow";
import { abandonTurn } from "@/lib/server/turns/test-abandoned";
import { database } from "./client";
import type { Engine } from "./engine";
import { openPostgres } from "./postgres";
import type { Schema } from "./schema";

/** Another process on the same PostgreSQL, as far as the database can tell. */
type Other = { db: Kysely<Schema>; engine: Engine; say(topic: Topic, id: string): Promise<unknown> };

let rig: Rig;
let other: Other | null = null;
beforeAll(async () => {
  rig = await createRig();
  const { db } = await database();
  await sql`select 1`.execute(db);
  const { DATABASE_URL } = env();
  if (DATABASE_URL) other = openOther(DATABASE_URL);
  if (other) await vi.waitUntil(isHearing, { timeout: 10_000 });
});
afterAll(async () => {
  await other?.db.destroy();
  await rig.close();
});

function openOther(url: string): Other {
  const engine = openPostgres(url);
  const db = new Kysely<Schema>({ dialect: engine.dialect });
  return {
    db,
    engine,
    say: (topic, id) => sql`select ${engine.notice(topic, sql.val(id))}`.execute(db),
  };
}

/** How often it was told of one thing. */
function count(topic: Topic, id: string): { times: number } {
  const counted = { times: 0 };
  whenTold(topic, id, () => {
    counted.times += 1;
  });
  return counted;
}

/** Everything that was said before has arrived once this has: notices come in the order of their commits. */
async function drain({ say }: Other): Promise<void> {
  const last = newId();
  const heard = count("activity", last);
  await say("activity", last);
  await expect.poll(() => heard.times, { timeout: 10_000 }).toBe(1);
}

describe("DU-05 a process", () => {
  test("on SQLite knows that nobody tells it of others, and so looks by itself", (context) => {
    if (other) return context.skip();
    expect(isHearing()).toBe(false);
  });

  test("hears what another one has committed, and nothing of what that took back", async (context) => {
    if (!other) return context.skip();
    const { db, engine } = other;
    const [kept, undone] = [newId(), newId()];
    const heard = [count("events", kept), count("events", undone)];
    const failing = db.transaction().execute(async (tx) => {
      await sql`select ${engine.notice("events", sql.val(undone))}`.execute(tx);
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    await other.say("events", kept);
    await drain(other);
    expect(heard).toEqual([{ times: 1 }, { times: 0 }]);
  });

  test("is not told again of what it has done itself", async (context) => {
    if (!other) return context.skip();
    const id = newId();
    const heard = count("activity", id);
    const { db, engine } = await database();
    await sql`select ${engine.notice("activity", sql.val(id))}`.execute(db);
    await drain(other);
    expect(heard.times).toBe(0);
    tellHere("activity", id);
    expect(heard.times).toBe(1);
  });

  test("whose connection is cut looks once at everything, and then hears again", async (context) => {
    if (!other) return context.skip();
    const id = newId();
    const heard = count("events", id);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query = 'listen parley'
    `.execute(other.db);
    await expect.poll(() => heard.times, { timeout: 10_000 }).toBe(1);
    expect(isHearing()).toBe(true);
    await other.say("events", id);
    await expect.poll(() => heard.times, { timeout: 10_000 }).toBe(2);
  });

  test("stops a turn at once that somebody stops elsewhere", async (context) => {
    if (!other) return context.skip();
    const { turnId } = await rig.send({ text: "count to 3000 [pace: 1]" });
    const { engine } = other;
    // Nothing looks for stops in a rig: without the notice the turn would go on to its end.
    await other.db
      .updateTable("turns")
      .set({ stop_requested_at: engine.now })
      .where("id", "=", turnId)
      .returning(engine.notice("stop", sql.ref("id")).as("notice"))
      .execute();
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("cancelled");
  });

  test("takes a late word of a stop for what it is, once the turn runs anew", async (context) => {
    if (!other) return context.skip();
    const { turnId } = await rig.send({ text: "count to 60 [pace: 0.3]" });
    await other.say("stop", turnId);
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
  });
});

describe("DU-05 a reader", () => {
  test("of a turn that another process runs gets all that is stored, in order, to its end", async () => {
    const turnId = await abandonTurn(rig.owner, []);
    const { db, engine } = other ?? (await database());
    const holder = { lease_owner: "another-host/1/alive", lease_until: Date.now() + 3_600_000 };
    await db.updateTable("turns").set(holder).where("id", "=", turnId).execute();
    const reading = followTurn(rig.owner, turnId, null).then(readTurn);
    const turn = await rig.stored(turnId);
    const words = Array.from({ length: 30 }, (_, index) => `${index} `);
    const store = async (seq: number, event: object) => {
      const frames = encodeEvent({ ...event, seq, at: 0 } as Parameters<typeof encodeEvent>[0]);
      await sql`
        insert into turn_events (turn_id, seq, frames) values (${turnId}, ${seq}, ${frames})
        returning ${engine.notice("events", sql.ref("turn_id"))}
      `.execute(db);
    };
    await store(1, { event_type: "step.start", index: 0, step: { type: "model_output" } });
    for (const [index, text] of words.entries()) {
      await store(index + 2, { event_type: "step.delta", index: 0, delta: { type: "text", text } });
    }
    const settled = { ...(await rig.stored(turnId)), status: "completed" as const };
    await db
      .updateTable("turns")
      .set({ turn: JSON.stringify(settled), status: "completed", settled_at: engine.now })
      .where("id", "=", turnId)
      .returning(engine.notice("events", sql.ref("id")).as("notice"))
      .execute();
    const read = await reading;
    expect(turn.cursor).toBe(0);
    expect(selectText(read.turn).trim()).toBe(words.join("").trim());
    expect(read.turn.cursor).toBe(words.length + 1);
  });
});
