import { expect, test } from "vitest";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { withoutRepeats } from "./without-repeats";

async function* replay(events: readonly ApiEvent[]): AsyncGenerator<ApiEvent> {
  yield* events;
}

test("UF-15 events that come again after a stream was found again are passed on once", async () => {
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
  const passed: ApiEvent[] = [];
  for await (const event of withoutRepeats(replay([...events, ...events.slice(1), end]))) {
    if (event) passed.push(event);
  }
  expect(passed).toEqual([...events, end]);
});
