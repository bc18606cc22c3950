import { expect, test } from "vitest";
import { checkJsonText, checkSchemaText } from "./json-schema-text";

test.each([
  ['{\n  "type": "object",\n}', 'Line 3, column 1: a name in quotation marks has to stand here, not "}".'],
  ["{'type': 1}", 'Line 1, column 2: a name in quotation marks or "}" has to stand here, not "\'".'],
  ['{"type" "object"}', 'Line 1, column 9: ":" has to stand here, not a quotation mark.'],
  ['{"a": [1 2]}', 'Line 1, column 10: "," or "]" has to stand here, not "2".'],
  ['{"type": "object"', 'Line 1, column 18: the text ends, but "," or "}" has to follow.'],
  ['{"a": 1} x', 'Line 1, column 10: the end has to stand here, not "x".'],
  ['{"a": "x\n"}', "Line 1, column 9: the line ends, but the closing quotation mark has to follow."],
  ["{a: 1}", 'Line 1, column 2: a name in quotation marks or "}" has to stand here, not "a".'],
])("what is wrong with %j is said with its line and column", (text, error) => {
  expect(checkSchemaText(text).error).toBe(error);
});

test("a schema comes with what was changed", () => {
  expect(checkSchemaText('{"$schema":"x","type":"string"}')).toEqual({
    schema: { type: "string" },
    changes: ['"$schema" is not known to the API and was removed.'],
    error: null,
  });
});

test("what is no schema is told from what is one", () => {
  expect(checkSchemaText("").error).toMatch(/^Write a schema/);
  expect(checkSchemaText("[]").error).toMatch(/^A schema is an object/);
});

test("where arguments are described, the schema is one of an object", () => {
  const options = { mustBeObject: true };
  expect(checkSchemaText('{"type":"string"}', options).error).toBe('At the top, "type" must be "object".');
  expect(checkSchemaText('{"properties":{"a":{"type":"string"}}}', options).error).toBeNull();
});

test("any JSON is read", () => {
  expect(checkJsonText(" 12 ")).toEqual({ value: 12, error: null });
});

test("a schema that is nested too deeply is refused with a sentence", () => {
  const text = `${'{"items":'.repeat(5_000)}{}${"}".repeat(5_000)}`;
  expect(checkSchemaText(text)).toEqual({
    schema: null,
    changes: [],
    error: "The schema is nested too deeply: put parts of it into fewer levels.",
  });
});
