import { expect, test } from "vitest";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { withoutRepeats } from "./without-repeats";

async function* replay(events: readonly ApiEvent[]): AsyncGenerator<ApiEvent> {
  yield* events;
}

const events: ApiEvent[] = ["a", "b", "c"].map((text) => ({
  event_type: "step.delta",
  index: 0,
  event_id: text,
  delta: { type: "text", text },
}));
const end: ApiEvent = { event_type: "interaction.completed", interaction: { id: "v1", status: "completed" } };

async function passedOf(stream: readonly ApiEvent[], heard: readonly string[]): Promise<ApiEvent[]> {
  const passed: ApiEvent[] = [];
  for await (const event of withoutRepeats(replay(stream), new Set(heard))) if (event) passed.push(event);
  return passed;
}

test("UF-15 events that come again in a stream are passed on once", async () => {
  expect(await passedOf([...events, ...events.slice(1), end], [])).toEqual([...events, end]);
});

test("UF-15 events of a stream before, which were written, are passed over", async () => {
  expect(await passedOf([...events, end], ["a", "b"])).toEqual([...events.slice(2), end]);
});
