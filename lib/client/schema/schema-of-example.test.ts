import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSchema, validateJson } from "@/lib/protocol/json-schema";
import { schemaOfExample } from "./schema-of-example";

test("an example gives its fields, their types and what its entries share", () => {
  const example = {
    name: "Soup",
    servings: 2,
    day: "2026-03-01",
    steps: [
      { text: "Boil", minutes: 5 },
      { text: "Serve", minutes: 0.5, note: "hot" },
    ],
    tags: [],
  };
  expect(schemaOfExample(example)).toEqual({
    type: "object",
    properties: {
      name: { type: "string" },
      servings: { type: "integer" },
      day: { type: "string", format: "date" },
      steps: {
        type: "array",
        items: {
          type: "object",
          properties: { text: { type: "string" }, minutes: { type: "number" }, note: { type: "string" } },
          required: ["text", "minutes"],
        },
      },
      tags: { type: "array", items: {} },
    },
    required: ["name", "servings", "day", "steps", "tags"],
  });
});

test("every example fits the schema that was made from it, and the API takes that as it is", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
      const example: unknown = JSON.parse(JSON.stringify(json));
      const schema = schemaOfExample(example);
      expect(cleanSchema(schema)).toEqual({ schema, changes: [] });
      // A name with half of a character is one that the validator cannot point to.
      if (JSON.stringify(example).isWellFormed()) expect(validateJson(schema, example)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
