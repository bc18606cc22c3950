import { describe, expect, test } from "vitest";
import { parseApiEvent } from "./api-event";

const text = (fields: object) => ({
  event_type: "step.delta",
  index: 0,
  delta: { type: "text", text: "Hello" },
  ...fields,
});

describe("a piece of text in a stream of the API", () => {
  test("is read as it is, with what this version does not know", () => {
    const event = text({ event_id: "e1", index: 10_000, delta: { type: "text", text: "", newer: true } });
    expect(parseApiEvent(event)).toEqual(event);
  });

  test.each([
    ["no step", { index: undefined }],
    ["a step that is no number", { index: "0" }],
    ["a step before the first", { index: -1 }],
    ["half a step", { index: 0.5 }],
    ["more steps than there are", { index: 10_001 }],
    ["no text", { delta: { type: "text" } }],
    ["a text that is none", { delta: { type: "text", text: 1 } }],
    ["nothing", { delta: null }],
    ["letters for a delta", { delta: "text" }],
  ])("is nothing where it has %s", (_, fields) => {
    expect(parseApiEvent(text(fields))).toBeNull();
  });
});
