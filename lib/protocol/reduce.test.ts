import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseApiEvent } from "./api-event";
import { SHAPES } from "./event-shapes";
import type { FoldedEvent, UnnumberedEvent } from "./events";
import { newId } from "./id";
import { reduceTurn } from "./reduce";
import { turnSchema } from "./schemas";
import { selectText } from "./select";
import { selectReplyParts } from "./select-reply-parts";
import { createSseDecoder, encodeEvent, parseStreamEvent } from "./sse";
import { newTurn, type Turn } from "./thread";

const ID = newId();
const BLANK = newTurn({
  id: ID,
  threadId: ID,
  parentId: null,
  kind: "message",
  input: [{ type: "text", text: "?" }],
  settings: { model: "gemini-3.8-flash" },
  createdAt: 0,
});

function number(events: readonly unknown[]): FoldedEvent[] {
  const known: UnnumberedEvent[] = events.flatMap((event) => parseApiEvent(event) ?? []);
  const settled: UnnumberedEvent = { event_type: "turn.settled", status: "completed" };
  return [{ event_type: "turn.started" } as UnnumberedEvent, ...known, settled].map((event, index) => ({
    ...event,
    seq: index + 1,
    at: index * 10,
  }));
}

const fold = (events: readonly FoldedEvent[], turn: Turn = BLANK) => events.reduce(reduceTurn, turn);

describe.each(SHAPES)("a stream with $name", ({ events, types, text }) => {
  const numbered = number(events);
  const whole = fold(numbered);

  test("folds to its steps and its text", () => {
    expect(whole.steps.map((step) => step.type)).toEqual(types);
    expect(selectText(whole)).toBe(text);
    expect(whole.status).toBe("completed");
  });

  test("is a valid turn after every event, whose text never gets shorter", () => {
    let turn = BLANK;
    for (const event of numbered) {
      const next = reduceTurn(turn, event);
      expect(turnSchema.parse(JSON.parse(JSON.stringify(next)))).toEqual(JSON.parse(JSON.stringify(next)));
      expect(selectText(next).startsWith(selectText(turn))).toBe(true);
      expect(next.cursor).toBe(event.seq);
      expect(() => selectReplyParts(next)).not.toThrow();
      turn = next;
    }
  });

  test("ends the same after being saved and loaded at any event", () => {
    for (let cut = 0; cut <= numbered.length; cut++) {
      const saved: Turn = JSON.parse(JSON.stringify(fold(numbered.slice(0, cut))));
      expect(fold(numbered.slice(cut), saved)).toEqual(JSON.parse(JSON.stringify(whole)));
    }
  });

  test("ends the same when events come again", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(numbered.length), { maxLength: 5 }), (rewinds) => {
        let turn = BLANK;
        for (const rewind of rewinds) turn = fold(numbered.slice(0, rewind), turn);
        expect(fold(numbered, turn)).toEqual(whole);
      }),
    );
  });

  test("ends the same however its bytes are cut, with any line ending and with comments", () => {
    const lineEnding = fc.constantFrom("\n", "\r\n", "\r");
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), lineEnding, (sizes, end) => {
        const text = numbered
          .map((event) => `: a comment\n${encodeEvent(event)}`)
          .join("")
          .replaceAll("\n", end);
        const bytes = new TextEncoder().encode(text);
        const decoder = createSseDecoder();
        let turn = BLANK;
        for (let at = 0, index = 0; at < bytes.length; index++) {
          const size = sizes[index % sizes.length] ?? 1;
          for (const message of decoder.push(bytes.subarray(at, at + size))) {
            turn = reduceTurn(turn, parseStreamEvent(message) as FoldedEvent);
          }
          at += size;
        }
        expect(turn).toEqual(JSON.parse(JSON.stringify(whole)));
      }),
      { numRuns: 30 },
    );
  });
});

describe("the reducer", () => {
  test("does not change a turn that has settled", () => {
    const settled = fold(number(SHAPES[0]?.events ?? []));
    const late = {
      event_type: "step.delta",
      index: 1,
      delta: { type: "text", text: "late" },
      seq: 99,
      at: 0,
    } as const;
    expect(reduceTurn(settled, late)).toBe(settled);
  });

  test("never throws, whatever the API sends", () => {
    const types = fc.constantFrom(
      "text",
      "thought_summary",
      "arguments_delta",
      "image",
      "google_search_call",
      "?",
    );
    const loose = fc.record({
      type: types,
      text: fc.anything(),
      content: fc.anything(),
      arguments: fc.anything(),
    });
    const event = fc.record({
      event_type: fc.constantFrom(
        "interaction.created",
        "step.start",
        "step.delta",
        "step.stop",
        "error",
        "x",
      ),
      index: fc.oneof(fc.nat(5), fc.anything()),
      step: fc.oneof(loose, fc.anything()),
      delta: fc.oneof(loose, fc.anything()),
      interaction: fc.oneof(fc.record({ id: fc.string(), status: fc.string() }), fc.anything()),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => void fold(number(events))),
      { numRuns: 2000 },
    );
  });

  test("shows that files are brought to Google until the call begins, and not after the end", () => {
    const preparing = { stage: "uploading" as const, name: "film.mp4" };
    const prepared = reduceTurn(BLANK, { event_type: "turn.preparing", preparing, seq: 1, at: 0 });
    expect(prepared).toMatchObject({ status: "in_progress", preparing });
    expect(reduceTurn(prepared, { event_type: "turn.started", seq: 2, at: 1 }).preparing).toBeNull();
    const ended = reduceTurn(prepared, { event_type: "turn.settled", status: "cancelled", seq: 2, at: 1 });
    expect(ended).toMatchObject({ status: "cancelled", preparing: null });
  });

  test("keeps arguments that do not parse as text", () => {
    const turn = fold(
      number([
        {
          event_type: "step.start",
          index: 0,
          step: { type: "function_call", id: "a", name: "f", arguments: {} },
        },
        { event_type: "step.delta", index: 0, delta: { type: "arguments_delta", arguments: '{"x":' } },
        { event_type: "step.stop", index: 0 },
      ]),
    );
    expect(turn.argumentTexts).toEqual({ 0: '{"x":' });
  });

  test("puts Google's copy of an answer in the place of what was received, and never shows less", () => {
    const events = SHAPES[0]?.events.slice(0, 7) ?? [];
    const received = fold(number(events).slice(0, -1));
    const recover = (text: string): FoldedEvent => ({
      event_type: "turn.recovered",
      interaction: {
        id: "v1_a",
        status: "completed",
        steps: [
          { type: "user_input", content: [] },
          { type: "model_output", content: [{ type: "text", text }] },
        ],
      },
      seq: 50,
      at: 0,
    });
    expect(selectText(reduceTurn(received, recover("interaction metadata 👋 ok, all of it")))).toBe(
      "interaction metadata 👋 ok, all of it",
    );
    expect(selectText(reduceTurn(received, recover("")))).toBe(selectText(received));
  });
});
