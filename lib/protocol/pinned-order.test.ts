import { expect, test } from "vitest";
import { timesInOrder } from "./pinned-order";

test("8 an order of pinned threads keeps their times, and tells apart those that were pinned together", () => {
  expect(timesInOrder([10, 30, 20])).toEqual([30, 20, 10]);
  expect(timesInOrder([10, 10, 10, 5])).toEqual([10, 9, 8, 5]);
  expect(timesInOrder(timesInOrder([10, 10, 9]))).toEqual(timesInOrder([10, 10, 9]));
});
