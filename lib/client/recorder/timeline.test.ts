import { describe, expect, test } from "vitest";
import type { UnnumberedEvent } from "@/lib/protocol/events";
import type { RecordedEvent, RecordingEntry } from "@/lib/protocol/recording";
import { reduceTurn } from "@/lib/protocol/reduce";
import { newTurn, type Turn } from "@/lib/protocol/thread";
import { filterRows, toEventRow } from "./event-row";
import { formatSpan } from "./format-span";
import { toTimeline } from "./timeline";

const EMPTY = newTurn({
  id: "turn",
  threadId: "thread",
  parentId: null,
  kind: "message",
  input: [{ type: "text", text: "hello" }],
  settings: { model: "gemini-3.8-flash" },
  createdAt: 0,
});

/** A turn and its recording, of events that come at the given times. */
function record(
  events: readonly [at: number, event: UnnumberedEvent][],
  notes: readonly RecordingEntry[] = [],
) {
  const numbered = events.map(([at, event], index) => ({ ...event, at, seq: index + 1 }) as RecordedEvent);
  const turn: Turn = numbered.reduce(reduceTurn, EMPTY);
  return toTimeline(turn, [...notes, ...numbered]);
}

const created = (id: string): UnnumberedEvent => ({
  event_type: "interaction.created",
  interaction: { id, status: "in_progress" } as never,
});
const completed = (id: string, status = "completed"): UnnumberedEvent => ({
  event_type: "interaction.completed",
  interaction: { id, status, usage: { total_tokens: 7 } } as never,
});
const text = (words: string, index = 0): UnnumberedEvent => ({
  event_type: "step.delta",
  index,
  delta: { type: "text", text: words },
});
const start = (index = 0): UnnumberedEvent => ({
  event_type: "step.start",
  index,
  step: { type: "model_output" },
});
const stop = (index = 0): UnnumberedEvent => ({ event_type: "step.stop", index });
const request = (at: number, params = {}): RecordingEntry => ({ note: "request", at, params });
const answered = (at: number, status: number): RecordingEntry => ({
  note: "exchange",
  at,
  method: "POST",
  path: "/v1/interactions",
  status,
  tookMs: at - 1,
});

describe("the timeline of a turn", () => {
  test("says when each step was, how many deltas it had and how large they were", () => {
    const rows = record(
      [
        [10, created("v1_a")],
        [12, start()],
        [15, text("née")],
        [40, text(" Curie")],
        [41, stop()],
        [50, completed("v1_a")],
        [51, { event_type: "turn.settled", status: "completed" }],
      ],
      [request(1), answered(9, 200)],
    );
    expect(rows.map(({ name, startedAt, endedAt }) => [name, startedAt, endedAt])).toEqual([
      ["Request 1 · 200", 1, 50],
      ["model_output", 12, 41],
      ["completed", 51, 51],
    ]);
    expect(rows[1]?.facts).toEqual([
      { name: "First delta after", value: 3, unit: "ms" },
      { name: "Last delta after", value: 28, unit: "ms" },
      { name: "Deltas", value: 2 },
      { name: "Size of the deltas", value: 10, unit: "bytes" },
    ]);
    expect(rows[0]?.facts).toEqual(
      expect.arrayContaining([
        { name: "HTTP status", value: 200 },
        { name: "First event after", value: 9, unit: "ms" },
        { name: "First text after", value: 14, unit: "ms" },
        { name: "Interaction", value: "v1_a" },
        { name: "Status", value: "completed" },
        { name: "total_tokens", value: 7 },
      ]),
    );
  });

  test("counts the deltas of each interaction's own steps, whose numbers begin anew", () => {
    const round = (id: string, at: number): [number, UnnumberedEvent][] => [
      [at, { event_type: "turn.started" }],
      [at + 1, created(id)],
      [at + 2, start()],
      [at + 3, text(id)],
      [at + 4, stop()],
      [at + 5, completed(id)],
    ];
    const rows = record([...round("v1_a", 0), ...round("v1_bcd", 10)]);
    const sizes = rows.flatMap(({ facts }) => facts.filter(({ name }) => name === "Size of the deltas"));
    expect(sizes.map(({ value }) => value)).toEqual([4, 6]);
  });

  test("shows a refusal, the wait after it and the request that went through", () => {
    const rows = record(
      [
        [5, { event_type: "turn.waiting", waiting: { until: 100, code: "rate_limited" } }],
        [100, { event_type: "turn.started" }],
        [110, created("v1_a")],
        [120, completed("v1_a")],
      ],
      [request(1), answered(4, 429), request(99), answered(105, 200)],
    );
    expect(rows.map(({ name, startedAt, endedAt }) => [name, startedAt, endedAt])).toEqual([
      ["Request 1 · 429", 1, 4],
      ["Waiting to call again", 5, 100],
      ["Request 2 · 200", 99, 120],
    ]);
  });

  test("shows a lost connection until something is heard again, and who took the turn up", () => {
    const rows = record(
      [
        [10, created("v1_a")],
        [20, { event_type: "turn.reattaching" }],
        [30, { event_type: "turn.reattaching" }],
        [40, text("on")],
      ],
      [
        { note: "run", at: 0, epoch: 1 },
        { note: "run", at: 19, epoch: 2 },
      ],
    );
    const named = (name: string) => rows.filter((row) => row.name === name);
    expect(named("Connection lost").map(({ endedAt }) => endedAt)).toEqual([40]);
    expect(named("Taken up again").map(({ startedAt }) => startedAt)).toEqual([19]);
  });

  test("goes on while the turn runs", () => {
    const rows = record(
      [
        [10, created("v1_a")],
        [12, start()],
      ],
      [request(1)],
    );
    expect(rows.map(({ endedAt }) => endedAt)).toEqual([null, null]);
  });

  test("of a turn whose events are not kept says what the turn itself knows", () => {
    const whole: [number, UnnumberedEvent][] = [
      [10, created("v1_a")],
      [12, start()],
      [41, stop()],
      [50, completed("v1_a")],
      [51, { event_type: "turn.settled", status: "completed" }],
    ];
    const turn = whole.reduce(
      (folded, [at, event], index) => reduceTurn(folded, { ...event, at, seq: index + 1 }),
      EMPTY,
    );
    expect(toTimeline(turn, []).map(({ name, startedAt }) => [name, startedAt])).toEqual([
      ["model_output", 12],
      ["completed", 51],
    ]);
  });
});

test("an event is found by anything that is in it, whatever its case", () => {
  const events: RecordingEntry[] = [{ ...text("The Fox"), at: 1, seq: 1 } as RecordedEvent, request(2)];
  const rows = events.map(toEventRow);
  expect(filterRows(rows, " fox ").map(({ name, hint }) => `${name} ${hint}`)).toEqual([
    "step.delta 0 text The Fox",
  ]);
  expect(filterRows(rows, "")).toEqual(rows);
  expect(filterRows(rows, "heron")).toEqual([]);
});

test("times are said as developers read them", () => {
  expect([0, 999.4, 1_000, 2_345, 59_999, 60_000, 192_000].map(formatSpan)).toEqual([
    "0 ms",
    "999 ms",
    "1 s",
    "2.35 s",
    "60 s",
    "1 min 0 s",
    "3 min 12 s",
  ]);
});
