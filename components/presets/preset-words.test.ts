import { expect, test } from "vitest";
import { targetOf } from "@/lib/protocol/models";
import type { Settings } from "@/lib/protocol/thread";
import { describeSettings } from "./preset-words";

const describeAs = (settings: Settings) => describeSettings(settings, targetOf(settings));

test("8 a preset is described by who answers and by what was chosen, and not by what is not sent", () => {
  const model = "gemini-3.8-flash";
  expect(describeAs({ model })).toBe("Gemini 3.8 Flash");
  expect(
    describeAs({
      model,
      system_instruction: "Be brief.",
      generation_config: { thinking_level: "high", max_output_tokens: 2_000, seed: 7 },
      tools: [{ type: "google_search" }, { type: "url_context", isOff: true }],
      response_format: [{ type: "text", mime_type: "application/json", schema: { type: "object" } }],
    }),
  ).toBe(
    "Gemini 3.8 Flash · System instruction · Thinking high · At most 2,000 tokens · Seed 7 · Google Search · JSON",
  );
});
