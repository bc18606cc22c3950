import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FunctionCall } from "@/lib/protocol/calls";
import { parseArguments, toArgumentText } from "./arguments-text";

const PARAMETERS = {
  type: "object",
  properties: { location: { type: "string" }, days: { type: "integer" } },
  required: ["location"],
};
const callWith = (args: Record<string, unknown>): FunctionCall => ({
  position: 0,
  id: "a",
  name: "get_weather",
  arguments: args,
  isEdited: false,
  argumentText: null,
  note: {},
  result: null,
});

describe("arguments that a person reads and changes", () => {
  test("are the same again where nothing was changed", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 }),
        (args) => {
          const { arguments: read, problem } = parseArguments(toArgumentText(callWith(args)), undefined);
          expect(problem).toBeNull();
          expect(read).toEqual(JSON.parse(JSON.stringify(args)));
        },
      ),
    );
  });

  test.each([
    ["{", /^Line 1/],
    ["[1]", /JSON object/],
    ["null", /JSON object/],
    ['{"days": 3}', /^location is missing\.$/],
    ['{"location": 3}', /^location must be text\.$/],
    ['{"location": "Paris", "days": "many"}', /^days must be/],
  ])("%s is refused with the reason", (text, reason) => {
    const { arguments: read, problem } = parseArguments(text, PARAMETERS);
    expect(read).toBeNull();
    expect(problem).toMatch(reason);
  });

  test("are taken where they fit the parameters", () => {
    expect(parseArguments('{"location": "Paris", "days": 3}', PARAMETERS)).toEqual({
      arguments: { location: "Paris", days: 3 },
      problem: null,
    });
  });
});
