import { expect, test } from "vitest";
import { cleanSchema } from "./json-schema";

const TEXT = { type: "string" };

test.each<[string, Record<string, unknown>, Record<string, unknown>, string[]]>([
  [
    "what the API does not know",
    { $schema: "x", type: "object", properties: { a: { type: "string", pattern: "^a", default: "a" } } },
    { type: "object", properties: { a: TEXT } },
    [
      '"$schema" is not known to the API and was removed.',
      'a: "pattern" is not known to the API and was removed.',
      'a: "default" is not known to the API and was removed.',
    ],
  ],
  [
    "an empty list of what is required",
    { type: "object", properties: { a: TEXT }, required: [] },
    { type: "object", properties: { a: TEXT } },
    ['The empty "required" was removed.'],
  ],
  [
    "a required property that there is not",
    { type: "object", properties: { a: TEXT }, required: ["a", "b"] },
    { type: "object", properties: { a: TEXT }, required: ["a"] },
    ['"required" named what is no property: "b".'],
  ],
  [
    "lists without entries",
    { type: "object", properties: { rows: { type: "array", items: { type: "array" } } } },
    { type: "object", properties: { rows: { type: "array", items: { type: "array", items: {} } } } },
    ['rows[]: "items" was added: the entries may be anything.'],
  ],
  [
    "constants, and one of several",
    { oneOf: [{ const: "a" }, { const: 1 }] },
    {
      anyOf: [
        { enum: ["a"], type: "string" },
        { enum: [1], type: "integer" },
      ],
    },
    [
      '"oneOf" is now "anyOf".',
      '"const" is now an "enum" with one value.',
      'The type "string" was added.',
      '"const" is now an "enum" with one value.',
      'The type "integer" was added.',
    ],
  ],
  [
    "several types",
    { type: ["string", "number", "null"], description: "x", minimum: 2, minLength: 1 },
    {
      description: "x",
      anyOf: [{ type: "string", minLength: 1 }, { type: "number", minimum: 2 }, { type: "null" }],
    },
    ['The list of types is now "anyOf".'],
  ],
  [
    "types in the words of OpenAPI",
    { type: "STRING", nullable: true },
    { type: ["string", "null"] },
    ['The type "STRING" is now "string".', '"nullable" is now the type "null" beside the other.'],
  ],
  [
    "open limits",
    { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 9 },
    { type: "integer", minimum: 4, maximum: 8 },
    ['"exclusiveMinimum" is now "minimum": 4.', '"exclusiveMaximum" is now "maximum": 8.'],
  ],
])("%s", (_name, schema, cleaned, changes) => {
  expect(cleanSchema(schema)).toEqual({ schema: cleaned, changes });
});

test("null beside one type stays as it is", () => {
  const schema = { type: ["string", "null"] };
  expect(cleanSchema(schema)).toEqual({ schema, changes: [] });
});

test("a reference is replaced by what it stands for, with what is said beside it", () => {
  const { schema, changes } = cleanSchema({
    type: "object",
    properties: { from: { $ref: "#/$defs/place", description: "Start" }, to: { $ref: "#/$defs/place" } },
    $defs: { place: { type: "object", properties: { city: TEXT }, description: "A place" } },
  });
  const place = { type: "object", properties: { city: TEXT } };
  expect(schema).toEqual({
    type: "object",
    properties: { from: { ...place, description: "Start" }, to: { ...place, description: "A place" } },
  });
  expect(changes).toHaveLength(2);
});

test("a schema that is a reference to a recursive part becomes recursive as a whole", () => {
  const { schema } = cleanSchema({
    $ref: "#/$defs/tree",
    $defs: {
      tree: { type: "object", properties: { children: { type: "array", items: { $ref: "#/$defs/tree" } } } },
    },
  });
  expect(schema).toEqual({
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#" } } },
  });
});

test("recursion in a part ends where it begins again, and that is said", () => {
  const { schema, changes } = cleanSchema({
    type: "object",
    properties: { root: { $ref: "#/definitions/node" } },
    definitions: { node: { type: "object", properties: { next: { $ref: "#/definitions/node" } } } },
  });
  expect(schema).toEqual({
    type: "object",
    properties: { root: { type: "object", properties: { next: { type: "object" } } } },
  });
  expect(changes.at(-1)).toBe(
    'root.next: "#/definitions/node" contains itself. Only the whole schema can, so it ends here.',
  );
});

test("the parts of allOf are one schema afterwards", () => {
  const { schema } = cleanSchema({
    allOf: [
      { type: "object", properties: { a: TEXT }, required: ["a"] },
      { properties: { b: TEXT }, required: ["b"] },
    ],
  });
  expect(schema).toEqual({ type: "object", properties: { b: TEXT, a: TEXT }, required: ["a", "b"] });
});

test("references that stand for references do not grow without end", () => {
  const $defs: Record<string, unknown> = { s0: { type: "object", properties: { a: TEXT } } };
  for (let level = 1; level < 40; level += 1) {
    const part = { $ref: `#/$defs/s${level - 1}` };
    $defs[`s${level}`] = { type: "object", properties: { a: part, b: part } };
  }
  const { schema, changes } = cleanSchema({ $ref: "#/$defs/s39", $defs });
  expect(JSON.stringify(schema).length).toBeLessThan(500_000);
  expect(changes.some((change) => change.includes("too large"))).toBe(true);
}, 5_000);

test("parts of allOf that stand for parts of allOf do not grow without end", () => {
  const $defs: Record<string, unknown> = { a30: { type: "object", properties: { a: TEXT } } };
  for (let level = 0; level < 30; level += 1) {
    const $ref = `#/$defs/a${level + 1}`;
    $defs[`a${level}`] = { allOf: [{ $ref }, { $ref }] };
  }
  const { changes } = cleanSchema({ $ref: "#/$defs/a0", $defs });
  expect(changes.at(-1)).toBe("The schema is too large here, so what is below was removed.");
  expect(changes.length).toBeLessThanOrEqual(101);
});

test("references that lead on and on are followed for a while", () => {
  const names = Array.from({ length: 10_000 }, (_, level) => level);
  for (const link of [($ref: string) => ({ $ref }), ($ref: string) => ({ allOf: [{ $ref }] })]) {
    const $defs = Object.fromEntries(names.map((name) => [`a${name}`, link(`#/$defs/a${name + 1}`)]));
    const { changes } = cleanSchema({ $ref: "#/$defs/a0", $defs });
    expect(changes.at(-1)).toBe("The schema is too large here, so what is below was removed.");
  }
});

test("of many changes the first are named", () => {
  const part = (name: number) => [`p${name}`, { type: "string", pattern: "^a" }];
  const properties = Object.fromEntries(Array.from({ length: 1_000 }, (_, name) => part(name)));
  const { schema, changes } = cleanSchema({ type: "object", properties });
  expect(changes).toHaveLength(100);
  expect(JSON.stringify(schema)).not.toContain("pattern");
});

test("what is no schema is replaced by one that takes anything", () => {
  expect(cleanSchema({ type: "object", properties: { a: 3, b: true } }).schema).toEqual({
    type: "object",
    properties: { a: {}, b: {} },
  });
});
