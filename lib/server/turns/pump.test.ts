import { expect, test } from "vitest";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { pump } from "./pump";

async function* replay(events: readonly ApiEvent[]): AsyncGenerator<ApiEvent> {
  yield* events;
}

test("UF-15 events that come again after a stream was found again are written once", async () => {
  const written: ApiEvent[] = [];
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
    write: (event) => written.push(event),
    firstByteMs: 1000,
    idleMs: 1000,
    probe: async () => null,
    signal: new AbortController().signal,
  });
  expect(result.kind).toBe("completed");
  expect(written).toEqual([...events, end]);
});
