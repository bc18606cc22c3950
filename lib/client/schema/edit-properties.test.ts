import { expect, test } from "vitest";
import {
  addProperty,
  changeProperty,
  listProperties,
  moveProperty,
  removeProperty,
  whyNotName,
} from "./edit-properties";
import { kindOf, otherWordsOf, whyUnfinished, withKind } from "./field-kinds";

const RECIPE = {
  type: "object",
  title: "Recipe",
  properties: { name: { type: "string" }, level: { anyOf: [{ type: "string" }, { type: "null" }] } },
  required: ["name"],
  additionalProperties: false,
};
const namesOf = (schema: Record<string, unknown>) => listProperties(schema).map(({ name }) => name);

test("a renamed field keeps its place, its schema and that it is required", () => {
  const renamed = changeProperty(RECIPE, 0, { name: "title" });
  expect(namesOf(renamed)).toEqual(["title", "level"]);
  expect(renamed).toMatchObject({ title: "Recipe", required: ["title"], additionalProperties: false });
});

test("fields are added under a free name, moved and removed", () => {
  const three = addProperty(RECIPE);
  expect(namesOf(three)).toEqual(["name", "level", "field_3"]);
  const moved = moveProperty(three, 2, 0);
  expect(namesOf(moved)).toEqual(["field_3", "name", "level"]);
  expect(namesOf(addProperty(removeProperty(moved, 1)))).toEqual(["field_3", "level", "field_4"]);
  expect(removeProperty(RECIPE, 0)).not.toHaveProperty("required");
});

test("a name is there once, and is one", () => {
  expect(whyNotName(RECIPE, 0, "level")).toBe("Another field has this name.");
  expect(whyNotName(RECIPE, 0, " ")).toBe("A field needs a name.");
  expect(whyNotName(RECIPE, 0, "7")).toBe("A name cannot be a number alone.");
  expect(whyNotName(RECIPE, 0, "name")).toBeNull();
});

test("what the builder cannot show is told, and stays when something else changes", () => {
  expect(kindOf(RECIPE.properties.level)).toBeNull();
  expect(changeProperty(RECIPE, 0, { name: "x" }).properties).toHaveProperty(
    "level",
    RECIPE.properties.level,
  );
  expect(otherWordsOf({ type: ["integer", "null"], minimum: 1 })).toBe("minimum 1, may be null");
});

test("another kind keeps the description", () => {
  expect(withKind({ type: ["string", "null"], description: "x", maxLength: 3 }, "array")).toEqual({
    type: ["array", "null"],
    description: "x",
    items: { type: "string" },
  });
});

test("one of several is unfinished until it has a value", () => {
  const schema = { type: "object", properties: { level: { type: "array", items: withKind({}, "enum") } } };
  expect(whyUnfinished(schema)).toBe("Write the values that level may have.");
});
