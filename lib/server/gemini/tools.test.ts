import { expect, test } from "vitest";
import type { FunctionTool } from "@/lib/protocol/tools";
import { toTools } from "./tools";

const FIND: FunctionTool = {
  type: "function",
  name: "find",
  executor: { kind: "by_hand" },
  approval: "ask",
};

test("the parameters of a function go out as the API takes them", () => {
  const parameters = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: { city: { type: "string", pattern: "^A" } },
    required: [],
  };
  expect(toTools([{ ...FIND, parameters }], [])).toEqual([
    {
      type: "function",
      name: "find",
      parameters: { type: "object", properties: { city: { type: "string" } } },
    },
  ]);
});

test("a function without parameters is sent without them", () => {
  expect(toTools([FIND], [])).toEqual([{ type: "function", name: "find" }]);
});
