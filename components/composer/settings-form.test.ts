import { expect, test } from "vitest";
import type { Settings } from "@/lib/protocol/thread";
import { parseForm, toForm } from "./settings-form";

const MODEL = "gemini-3.8-flash";

test("settings come back from the form as they went in", () => {
  const settings: Settings = {
    model: MODEL,
    system_instruction: "Be brief.",
    generation_config: {
      thinking_level: "low",
      max_output_tokens: 100,
      seed: 7,
      stop_sequences: ["END", "a b"],
    },
    service_tier: "flex",
    store: false,
  };
  expect(parseForm(toForm(settings), settings).settings).toEqual(settings);
});

test("what the form does not show stays as it was", () => {
  const settings: Settings = {
    model: MODEL,
    generation_config: { speech_config: [{ voice: "Kore", style: "calm" }], tool_choice: "any" },
    tools: [{ type: "google_search" }, { type: "url_context", isOff: true }],
    response_format: [{ type: "image", aspect_ratio: "16:9" }],
  };
  expect(parseForm(toForm(settings), settings).settings).toEqual(settings);
});

test("an empty form asks the API for nothing", () => {
  expect(parseForm(toForm({ model: MODEL }), { model: MODEL }).settings).toEqual({ model: MODEL });
});

test("a response format goes in and comes out beside those for media", () => {
  const settings: Settings = {
    model: MODEL,
    response_format: [
      { type: "image", aspect_ratio: "16:9" },
      { type: "text", mime_type: "application/json", schema: { type: "array", items: { type: "string" } } },
    ],
  };
  const form = toForm(settings);
  expect(parseForm(form, settings).settings).toEqual(settings);
  expect(parseForm({ ...form, responseFormat: "text" }, settings).settings?.response_format).toEqual([
    { type: "image", aspect_ratio: "16:9" },
  ]);
});

test("a schema with an error in it is not saved, unless the format is text", () => {
  const form = { ...toForm({ model: MODEL }), responseFormat: "json" as const, schemaProblem: "Line 1." };
  expect(parseForm(form, { model: MODEL }).errors).toEqual({ schema: "Line 1." });
  expect(parseForm({ ...form, responseFormat: "text" }, { model: MODEL }).settings).toEqual({ model: MODEL });
});

test("each wrong field says in words what it takes", () => {
  const form = {
    ...toForm({ model: MODEL }),
    seed: "abc",
    maxOutputTokens: "0",
    stopSequences: "1\n2\n3\n4\n5\n6",
  };
  expect(parseForm(form, { model: MODEL }).errors).toEqual({
    seed: "A whole number is needed.",
    maxOutputTokens: "At least 1.",
    stopSequences: "At most 5 lines.",
  });
});
