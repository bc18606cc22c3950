import { expect, test } from "vitest";
import type { ApiEvent } from "@/lib/protocol/interaction";
import { createIsRepeat } from "./is-repeat";

const events: ApiEvent[] = ["a", "b", "c"].map((text) => ({
  event_type: "step.delta",
  index: 0,
  event_id: text,
  delta: { type: "text", text },
}));
const end: ApiEvent = { event_type: "interaction.completed", interaction: { id: "v1", status: "completed" } };

function passedOf(stream: readonly ApiEvent[], heard: readonly string[]): ApiEvent[] {
  const isRepeat = createIsRepeat(new Set(heard));
  return stream.filter((event) => !isRepeat(event));
}

test("UF-15 events that come again in a stream are passed on once", () => {
  expect(passedOf([...events, ...events.slice(1), end], [])).toEqual([...events, end]);
});

test("UF-15 events of a stream before, which were written, are passed over", () => {
  expect(passedOf([...events, end], ["a", "b"])).toEqual([...events.slice(2), end]);
});
