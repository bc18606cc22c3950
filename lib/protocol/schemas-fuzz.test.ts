import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import * as api from "./api";
import * as activity from "./api-activity";
import * as agents from "./api-agents";
import * as schemas from "./schemas";
import * as tools from "./tool-schemas";

type Schema = Pick<z.ZodType, "safeParse">;
const isSchema = (value: unknown): value is Schema =>
  typeof value === "object" && value !== null && "safeParse" in value;

const exported: [string, unknown][] = Object.entries({
  ...api,
  ...activity,
  ...agents,
  ...schemas,
  ...tools,
});
const all = exported.flatMap(([name, value]): [string, Schema][] => (isSchema(value) ? [[name, value]] : []));

// Names that the schemas know, so that the values get past the first question.
const KEYS =
  "id type name model input settings tools text title turnId parentId query cursor url headers value".split(
    " ",
  );

const anything = fc.anything({
  key: fc.oneof(fc.constantFrom(...KEYS, "__proto__", "constructor"), fc.string()),
  withNullPrototype: true,
});

test("IV-02 there are schemas to try", () => {
  expect(all.length).toBeGreaterThan(20);
});

describe("IV-02 any value is read or refused, and nothing is thrown", () => {
  test.each(all)("%s", (_, schema) => {
    fc.assert(
      fc.property(anything, (value) => {
        const { success } = schema.safeParse(value);
        expect(typeof success).toBe("boolean");
      }),
      { numRuns: 2_000 },
    );
  });
});
