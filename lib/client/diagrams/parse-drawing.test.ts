import { expect, test } from "vitest";
import { parseDrawing } from "./parse-drawing";

test("8 a frame that says how high it is gets that height, within bounds", () => {
  expect(parseDrawing({ height: 300 })).toEqual({ state: "drawn", height: 300 });
  expect(parseDrawing({ height: 1e9 })).toEqual({ state: "drawn", height: 1600 });
  expect(parseDrawing({ height: -5 })).toEqual({ state: "drawn", height: 40 });
});

test.each([
  { isBroken: true },
  {},
  null,
  undefined,
  "300",
  { height: "300" },
  { height: Number.NaN },
  { height: Infinity },
])("8 a frame that says anything else has no diagram: %j", (said) =>
  expect(parseDrawing(said)).toEqual({ state: "broken" }),
);
