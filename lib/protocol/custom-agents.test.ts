import { expect, test } from "vitest";
import { isReservedAgentId, whyNotAgentId } from "./custom-agents";

test("a word that Google keeps is refused alone, and at the beginning of an id", () => {
  expect(whyNotAgentId("antigravity", [])).toBe('Google keeps "antigravity" for itself.');
  expect(whyNotAgentId("gemini-fox", [])).toBe('Google keeps ids that begin with "gemini-" for itself.');
  expect(["deep-research", "Gemini", "nest-egg"].map(isReservedAgentId)).toEqual([true, true, true]);
});

test("an id that only resembles such a word is free", () => {
  expect(["nested", "deep", "my-gemini", "geminids"].map((id) => whyNotAgentId(id, []))).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
