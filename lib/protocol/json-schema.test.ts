import fc from "fast-check";
import { expect, test } from "vitest";
import { cleanSchema, validateJson } from "./json-schema";

const RECIPE = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 2 },
    servings: { type: "integer", minimum: 1, maximum: 12 },
    level: { type: "string", enum: ["easy", "hard"] },
    day: { type: "string", format: "date" },
    steps: {
      type: "array",
      minItems: 1,
      items: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
    },
  },
  required: ["name", "steps"],
  additionalProperties: false,
};

const sentences = (schema: Record<string, unknown>, value: unknown) =>
  validateJson(schema, value).map(({ path, message }) => `${path.join(".")} ${message}`);

test("a value that fits has no issues", () => {
  const value = { name: "Soup", servings: 2, level: "easy", day: "2026-03-01", steps: [{ text: "Boil" }] };
  expect(validateJson(RECIPE, value)).toEqual([]);
});

test("each thing that does not fit is said at its place", () => {
  const value = {
    name: "S",
    servings: 1.5,
    level: "odd",
    day: "today",
    steps: [{ text: 1 }, {}],
    extra: true,
  };
  expect(sentences(RECIPE, value)).toEqual([
    "name must have at least 2 characters",
    "servings must be a whole number",
    'level must be one of "easy", "hard"',
    "day must be a date, like 2026-03-01",
    "steps.0.text must be text",
    "steps.1.text is missing",
    "extra is not in the schema",
  ]);
});

test("what is missing is said where it would be", () => {
  expect(validateJson(RECIPE, { name: "Soup" })).toEqual([{ path: ["steps"], message: "is missing" }]);
  expect(sentences(RECIPE, [])).toEqual([" must be an object"]);
});

test("of several choices the one that was meant is spoken of", () => {
  const schema = { anyOf: [{ type: "object", properties: { a: { type: "number" } } }, { type: "null" }] };
  expect(sentences(schema, { a: "x" })).toEqual(["a must be a number"]);
  expect(sentences(schema, 5)).toEqual([" fits none of the choices in the schema"]);
  expect(validateJson(schema, null)).toEqual([]);
});

test("a recursive schema is followed to the bottom", () => {
  const tree = {
    type: "object",
    properties: { name: { type: "string" }, children: { type: "array", items: { $ref: "#" } } },
    required: ["name"],
  };
  expect(validateJson(tree, { name: "a", children: [{ name: "b" }] })).toEqual([]);
  expect(sentences(tree, { name: "a", children: [{ name: "b", children: [{}] }] })).toEqual([
    "children.0.children.0.name is missing",
  ]);
});

test("what is called like a part of a schema, or of JavaScript, is a property like any other", () => {
  const properties = Object.fromEntries(
    ["toString", "constructor", "$ref", "pattern", "a/b", "a~b", "a%b", "é"].map((name) => [
      name,
      { type: "number" },
    ]),
  );
  const schema = { type: "object", properties };
  expect(cleanSchema(schema)).toEqual({ schema, changes: [] });
  expect(validateJson(schema, {})).toEqual([]);
  const value = Object.fromEntries(Object.keys(properties).map((name) => [name, "x"]));
  expect(validateJson(schema, value).map(({ path }) => path)).toEqual(
    Object.keys(properties).map((name) => [name]),
  );
});

test("no schema and no value make it throw or take long", () => {
  let deep: unknown = 1;
  for (let level = 0; level < 20_000; level += 1) deep = { next: deep };
  const branching = {
    anyOf: [
      { type: "object", properties: { next: { $ref: "#" } } },
      { type: "object", properties: { next: { $ref: "#" } }, required: ["x"] },
    ],
  };
  expect(sentences(branching, deep)).toEqual([" is nested too deeply to be checked"]);
  expect(
    validateJson({ type: "object" }, { list: Array.from({ length: 50_000 }, (_, index) => index) }),
  ).toEqual([]);
  const list = Array.from({ length: 20_000 }, (_, index) => index);
  expect(validateJson({ type: "array", items: { type: "integer" }, uniqueItems: true }, list)).toEqual([]);
  expect(validateJson({ type: "array", items: { type: "string" } }, list).length).toBeLessThanOrEqual(200);
  expect(validateJson({ $ref: "#" }, {})).toEqual([]);
  expect(validateJson({}, undefined)).toHaveLength(1);
}, 5_000);

const nested = (levels: number) => JSON.parse(`${"[".repeat(levels)}1${"]".repeat(levels)}`);
const TOO_LARGE = [{ path: [], message: "is too large to be checked" }];

test("a value of more than 100 levels is not checked, and that is the one issue", () => {
  const lists = { type: "array", items: { anyOf: [{ $ref: "#" }, { type: "integer" }] } };
  expect(validateJson(lists, nested(100))).toEqual([]);
  expect(sentences(lists, nested(101))).toEqual([" is nested too deeply to be checked"]);
  expect(sentences({}, nested(5_000))).toEqual([" is nested too deeply to be checked"]);
});

test("a schema of more than 100 levels is emptied, and that is the one change", () => {
  for (const schema of [{ enum: nested(200) }, { allOf: nested(5_000) }, { type: nested(5_000) }]) {
    expect(cleanSchema(schema)).toEqual({
      schema: {},
      changes: ["The schema is nested too deeply, so it was emptied."],
    });
    expect(validateJson(schema, 1)).toEqual([]);
  }
});

test("of 50,000 entries that do not fit, the first are named or none is", () => {
  const entries = Array.from({ length: 50_000 }, () => true);
  const items = { type: ["string", "number"] };
  expect(validateJson({ type: "array", items }, entries)).toEqual(TOO_LARGE);
  const [first, ...others] = validateJson({ type: "array", items: { type: "string" } }, entries);
  expect(first).toEqual({ path: [0], message: "must be text" });
  expect(others.length).toBeLessThan(50);
  expect(validateJson({ type: "array", items }, entries.slice(0, 10_000))[1]).toEqual({
    path: [1],
    message: "fits none of the choices in the schema",
  });
});

test("choices that multiply with entries, or with themselves, are not tried one by one", () => {
  const branch = (name: number) => ({ type: "object", properties: { kind: { enum: [`k${name}`] } } });
  const items = { anyOf: Array.from({ length: 50 }, (_, name) => branch(name)) };
  const entries = Array.from({ length: 5_000 }, () => ({ kind: "none" }));
  expect(validateJson({ type: "array", items }, entries)).toEqual(TOO_LARGE);
  expect(validateJson({ type: "array", items }, entries.slice(0, 200)).length).toBeGreaterThan(1);
  const doubling = {
    type: "array",
    items: { anyOf: [{ $ref: "#" }, { type: "array", items: { $ref: "#" } }, { $ref: "#" }] },
  };
  expect(validateJson(doubling, nested(90))).toEqual(TOO_LARGE);
});

test("a document of the size that a model writes is checked whole", () => {
  const row = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`field ${index}`, "text"]));
  const properties = Object.fromEntries(Object.keys(row).map((name) => [name, { type: "string" }]));
  const rows: object[] = Array.from({ length: 1_500 }, () => row);
  const schema = { type: "array", items: { type: "object", properties, required: Object.keys(row) } };
  expect(validateJson(schema, rows)).toEqual([]);
  expect(sentences(schema, [...rows, { ...row, "field 3": 3 }])).toEqual(["1500.field 3 must be text"]);
});

test("what is wrong within the choice that was meant is said in the order of the value", () => {
  const choice = {
    anyOf: [
      {
        type: "object",
        properties: { a: { anyOf: [{ type: "number" }, { type: "null" }] }, b: {} },
        required: ["b"],
      },
      { type: "null" },
    ],
  };
  const schema = { type: "object", properties: { x: { type: "string" }, y: choice, z: choice } };
  expect(sentences(schema, { x: 1, y: { a: "s" }, z: 3 })).toEqual([
    "x must be text",
    "y.b is missing",
    "y.a fits none of the choices in the schema",
    "z fits none of the choices in the schema",
  ]);
});

const word = fc.constantFrom(
  ...[
    "type",
    "properties",
    "required",
    "items",
    "anyOf",
    "oneOf",
    "allOf",
    "$ref",
    "$defs",
    "enum",
    "const",
    "nullable",
  ],
  ...[
    "prefixItems",
    "minimum",
    "exclusiveMinimum",
    "minItems",
    "additionalProperties",
    "format",
    "pattern",
    "title",
  ],
  ...["contains", "not", "if", "definitions", "exclusiveMaximum", "uniqueItems"],
);
const atom = fc.oneof(
  fc.constantFrom<unknown>(
    "string",
    "integer",
    "NUMBER",
    "object",
    "array",
    "null",
    "#",
    "#/$defs/type",
    "#/$defs/items",
  ),
  fc.constantFrom<unknown>(null, true, false, 0, 3, 2.5, "date", "a"),
);
const { schema: anySchema } = fc.letrec((tie) => ({
  node: fc.oneof({ depthSize: "small" }, atom, tie("schema"), fc.array(tie("node"), { maxLength: 3 })),
  schema: fc.dictionary(fc.oneof(word, fc.constantFrom("a", "b")), tie("node"), { maxKeys: 5 }),
}));

test("what was cleaned is clean", () => {
  fc.assert(
    fc.property(anySchema, (schema) => {
      const once = cleanSchema(schema as Record<string, unknown>).schema;
      expect(cleanSchema(once)).toEqual({ schema: once, changes: [] });
    }),
    { numRuns: 2_000 },
  );
});

test("any schema checks any value without throwing", () => {
  fc.assert(
    fc.property(anySchema, fc.jsonValue(), (schema, value) => {
      for (const { message } of validateJson(schema as Record<string, unknown>, value)) {
        expect(message).toMatch(/^(is|must|fits|does|could)/);
      }
    }),
    { numRuns: 1_000 },
  );
});
