import { expect, test } from "vitest";
import { parsePlace } from "./place-form";

const placeOf = (latitude: string, longitude: string) => parsePlace({ latitude, longitude }).place;

test("a place is two numbers, written with a point or a comma", () => {
  expect(placeOf("52.52", " 13,41 ")).toEqual({ latitude: 52.52, longitude: 13.41 });
  expect(placeOf("−33.9", "0")).toEqual({ latitude: -33.9, longitude: 0 });
});

test("no place is nowhere, and half a place or one that is not on the Earth is an error", () => {
  expect(placeOf("", " ")).toEqual({});
  for (const [latitude, longitude] of [
    ["52", ""],
    ["", "13"],
    ["91", "0"],
    ["0", "-181"],
    ["x", "1"],
    ["NaN", "1"],
    ["Infinity", "1"],
  ] as const) {
    expect(placeOf(latitude, longitude), `${latitude}, ${longitude}`).toBeNull();
  }
});
