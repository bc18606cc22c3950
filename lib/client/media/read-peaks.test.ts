import { expect, test } from "vitest";
import { toPeaks } from "./read-peaks";

test("the outline has the loudest moment at its full height, and each moment in its place", () => {
  const samples = Float32Array.from({ length: 40_000 }, (_, index) => (index === 20_000 ? -0.5 : 0.1));
  const peaks = toPeaks(samples);
  expect(peaks).toHaveLength(400);
  expect(peaks.indexOf(1)).toBe(200);
  expect(peaks[0]).toBeCloseTo(0.2);
});

test("silence stays flat", () => {
  expect(Math.max(...toPeaks(new Float32Array(800)))).toBe(0);
});
