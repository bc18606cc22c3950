import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import {
  isRecordedEvent,
  isRecordedNote,
  type Recording,
  type RecordingEntry,
  WHOLE_EVENTS_FIRST,
  WHOLE_EVENTS_LAST,
} from "@/lib/protocol/recording";
import { encodeEvent } from "@/lib/protocol/sse";
import { createOwner } from "@/lib/server/access/owner";
import { database } from "@/lib/server/db/client";
import { deleteThread, purgeThreads } from "@/lib/server/delete-thread";
import { createMcpServer } from "@/lib/server/mcp/mcp-servers";
import { createRig, type Rig } from "@/lib/server/rig";
import { recoverTurns } from "@/lib/server/turns/recover";
import { abandonTurn } from "@/lib/server/turns/test-abandoned";
import { WEATHER, withTools } from "@/lib/server/turns/test-functions";
import { getRecording } from "./get-recording";
import { packRecordings, sweepRecordings } from "./pack-recordings";
import { toLines } from "./recording-lines";

let rig: Rig;
beforeAll(async () => {
  rig = await createRig({ DELETION_GRACE_MS: "1" });
});
afterAll(() => rig.close());

async function read(turnId: string, after = 0): Promise<Recording> {
  return (await getRecording(rig.owner, turnId, after)).json();
}

const notesOf = ({ entries }: Recording) => entries.filter(isRecordedNote);
const eventsOf = ({ entries }: Recording) => entries.filter(isRecordedEvent);
const seqsOf = (recording: Recording) => eventsOf(recording).map(({ seq }) => seq);
const requestsOf = (recording: Recording) => notesOf(recording).filter((entry) => entry.note === "request");
const exchangesOf = (recording: Recording) => notesOf(recording).filter((entry) => entry.note === "exchange");
/** The mark that the call goes out is stored with the turn itself, where nothing comes before it. */
const afterMark = (last: number) => upTo(last).slice(1);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

const countRows = async (table: "turn_events" | "recordings", turnId: string) => {
  const { db } = await database();
  return (await db.selectFrom(table).select("seq").where("turn_id", "=", turnId).execute()).length;
};

describe("the recording of a turn", () => {
  test("has every event in order, the request and how it was answered", async () => {
    const turn = await rig.ask({ text: "count to 50" });
    const recording = await read(turn.id);
    expect(seqsOf(recording)).toEqual(afterMark(turn.cursor));
    expect(recording).toMatchObject({ cursor: turn.cursor, isRunning: false });
    expect(eventsOf(recording).at(-1)).toMatchObject({ event_type: "turn.settled", status: "completed" });
    expect(requestsOf(recording).map(({ params }) => params)).toEqual((await rig.calls()).slice(-1));
    expect(exchangesOf(recording)).toEqual([
      expect.objectContaining({
        method: "POST",
        path: expect.stringMatching(/\/interactions$/),
        status: 200,
      }),
    ]);
  });

  test("is the same once it is packed, and takes a fraction of the room", async () => {
    const turn = await rig.ask({ text: "count to 2000" });
    const before = await read(turn.id);
    await packRecordings();
    expect(await read(turn.id)).toEqual(before);
    expect(await countRows("turn_events", turn.id)).toBe(0);
    const { db } = await database();
    const [row] = await db
      .selectFrom("recordings")
      .select("entries")
      .where("turn_id", "=", turn.id)
      .execute();
    expect(row?.entries.length).toBeLessThan(JSON.stringify(before.entries).length / 2);
  });

  test("brings only what is new to who has looked before it was packed", async () => {
    const turn = await rig.ask({ text: "count to 2000" });
    const { db } = await database();
    const stored = await db
      .selectFrom("turn_events")
      .select("seq")
      .where("turn_id", "=", turn.id)
      .orderBy("seq")
      .execute();
    const seen = stored[Math.floor(stored.length / 2)]?.seq ?? 0;
    const before = await read(turn.id, seen);
    expect(seqsOf(before)[0]).toBe(seen + 1);
    await packRecordings();
    expect(await read(turn.id, seen)).toEqual(before);
  });

  test("is packed once, however many do it at once", async () => {
    const turn = await rig.ask({ text: "count to 40" });
    const before = await read(turn.id);
    await Promise.all([packRecordings(), packRecordings(), packRecordings()]);
    expect(await countRows("recordings", turn.id)).toBe(1);
    expect(await read(turn.id)).toEqual(before);
  });

  test("grows while the turn runs, and each look brings only what is new", async () => {
    const { turnId } = await rig.send({ text: "count to 2000 [pace: 0.3]" });
    await expect.poll(async () => (await read(turnId)).cursor).toBeGreaterThan(5);
    const first = await read(turnId);
    expect(first.isRunning).toBe(true);
    expect(requestsOf(first)).toHaveLength(1);
    const { turn } = await rig.read(turnId);
    const rest = await read(turnId, first.cursor);
    expect([...seqsOf(first), ...seqsOf(rest)]).toEqual(afterMark(turn.cursor));
    expect(rest.isRunning).toBe(false);
    expect(await read(turnId, rest.cursor)).toMatchObject({ entries: [], cursor: rest.cursor });
  });

  test("tells of refusals, waits and what was sent after them", async () => {
    const turn = await rig.ask({ text: "count to 20 [fault: 503 once]" });
    expect(turn.status).toBe("completed");
    const recording = await read(turn.id);
    expect(requestsOf(recording).length).toBeGreaterThan(1);
    expect(exchangesOf(recording).map(({ status }) => status)).toEqual(expect.arrayContaining([503, 200]));
    expect(eventsOf(recording).map(({ event_type }) => event_type)).toContain("turn.waiting");
  });

  test("has each round of functions, and the looks at Google after a lost connection", async () => {
    const called = await rig.ask({ text: "What is the weather in Paris?", settings: withTools(WEATHER) });
    expect(requestsOf(await read(called.id))).toHaveLength(called.interactions.length);
    const lost = await rig.ask({ text: "count to 200 [fault: reset mid stream]" });
    const paths = exchangesOf(await read(lost.id)).map(({ method, path }) => `${method} ${path}`);
    expect(paths.some((path) => path.includes(`/interactions/${lost.interactions[0]?.id}`))).toBe(true);
  });

  test("keeps a frame that could not be read", async () => {
    const turn = await rig.ask({ text: "count to 200 [fault: malformed json]" });
    const unreadable = notesOf(await read(turn.id)).filter((entry) => entry.note === "unreadable");
    expect(unreadable.length).toBeGreaterThan(0);
  });

  test("goes on where another process has left the turn", async () => {
    const turnId = await abandonTurn(rig.owner, []);
    await recoverTurns();
    const { turn } = await rig.read(turnId);
    expect(turn.status).toBe("completed");
    const recording = await read(turnId);
    expect(seqsOf(recording)).toEqual(upTo(turn.cursor));
    expect(notesOf(recording)[0]).toMatchObject({ note: "run", epoch: 2 });
  });
});

describe("a recording says nothing that it should not", () => {
  test("no bytes, no signatures, no secrets", async () => {
    const words = "A file that goes along with the message. ".repeat(20);
    const file = await rig.attach("note.txt", new TextEncoder().encode(words), "text/plain");
    const headers = [{ name: "Authorization", value: "Bearer s3cr3t" }];
    await createMcpServer(rig.owner, { name: "calendar", url: "https://calendar.example/mcp", headers });
    const settings = { store: false, tools: [{ type: "mcp_server" as const, name: "calendar" }] };
    const first = await rig.ask({ text: "What is in it?", files: [file], settings });
    const turn = await rig.ask({ text: "And now?", settings, threadId: first.threadId, parentId: first.id });
    for (const id of [first.id, turn.id]) {
      const text = JSON.stringify(await read(id));
      expect(text).not.toContain(Buffer.from(words).toString("base64").slice(0, 60));
      expect(text).not.toMatch(/s3cr3t|test-key/);
    }
    const { db } = await database();
    const signatures = await db
      .selectFrom("signatures")
      .select("signature")
      .where("turn_id", "=", first.id)
      .execute();
    expect(signatures.length).toBeGreaterThan(0);
    for (const { signature } of signatures)
      expect(JSON.stringify(await read(turn.id))).not.toContain(signature);
  });

  test("to anybody but its owner", async () => {
    const turn = await rig.ask({ text: "hello" });
    const { owner } = await createOwner();
    await expect(getRecording(owner, turn.id, 0)).rejects.toThrow("not_found");
    await packRecordings();
    await expect(getRecording(owner, turn.id, 0)).rejects.toThrow("not_found");
    await expect(getRecording(rig.owner, newId(), 0)).rejects.toThrow("not_found");
  });
});

describe("a recording goes", () => {
  test("with its conversation", async () => {
    const turn = await rig.ask({ text: "hello" });
    await packRecordings();
    await deleteThread(rig.owner, turn.threadId);
    await expect(getRecording(rig.owner, turn.id, 0)).rejects.toThrow("not_found");
    await expect.poll(async () => (await purgeThreads()) > 0).toBe(true);
    expect(await countRows("recordings", turn.id)).toBe(0);
  });

  test("when its time is over, and the turn stays as it is", async () => {
    const turn = await rig.ask({ text: "hello" });
    await packRecordings();
    await sweepRecordings();
    expect((await read(turn.id)).entries).not.toEqual([]);
    const { db } = await database();
    await db.updateTable("recordings").set({ created_at: 1 }).where("turn_id", "=", turn.id).execute();
    await sweepRecordings();
    expect(await read(turn.id)).toEqual({ entries: [], cursor: 0, isRunning: false });
    expect(await rig.stored(turn.id)).toEqual(turn);
  });
});

test("of a very long turn the middle is kept by kind and size alone", () => {
  const count = WHOLE_EVENTS_FIRST + WHOLE_EVENTS_LAST + 10;
  const frames = upTo(count).map((seq) =>
    encodeEvent({
      event_type: "step.delta",
      index: 0,
      delta: { type: "text", text: `piece ${seq}` },
      seq,
      at: seq,
    }),
  );
  const entries: RecordingEntry[] = toLines([{ frames: frames.join(""), notes: null }]).map((line) =>
    JSON.parse(line),
  );
  expect(entries).toHaveLength(count);
  const cut = entries.filter((entry) => "leftOut" in entry);
  expect(cut).toHaveLength(10);
  expect(cut[0]).toEqual({
    event_type: "step.delta",
    index: 0,
    delta: { type: "text" },
    seq: WHOLE_EVENTS_FIRST + 1,
    at: WHOLE_EVENTS_FIRST + 1,
    leftOut: JSON.stringify({ text: `piece ${WHOLE_EVENTS_FIRST + 1}` }).length,
  });
});
