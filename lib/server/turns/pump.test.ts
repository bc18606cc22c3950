import { expect, test } from "vitest";
import { newId } from "@/lib/protocol/id";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { newTurn } from "@/lib/protocol/thread";
import { pump } from "./pump";
import type { TurnWriter } from "./writer";

const turn = newTurn({
  id: newId(),
  threadId: newId(),
  parentId: null,
  kind: "message",
  input: [],
  settings: { model: "gemini-3.8-flash" },
  createdAt: 0,
});

/** A writer that only notes what it is given. */
function notingWriter(): { writer: TurnWriter; written: unknown[] } {
  const written: unknown[] = [];
  const writer = {
    turn,
    write: (event: unknown) => written.push(event),
    flush: async () => {},
    settle: async () => {},
  };
  return { writer, written };
}

async function* replay(events: readonly ApiEvent[]): AsyncGenerator<ApiEvent> {
  yield* events;
}

test("UF-15 events that come again after a stream was found again are written once", async () => {
  const { writer, written } = notingWriter();
  const events: ApiEvent[] = ["a", "b", "c"].map((text) => ({
    event_type: "step.delta",
    index: 0,
    event_id: text,
    delta: { type: "text", text },
  }));
  const end: ApiEvent = {
    event_type: "interaction.completed",
    interaction: { id: "v1", status: "completed" },
  };
  const result = await pump({
    events: replay([...events, ...events.slice(1), end]),
    writer,
    firstByteMs: 1000,
    idleMs: 1000,
    probe: async () => null,
  });
  expect(result.kind).toBe("completed");
  expect(written).toEqual([...events, end]);
});
