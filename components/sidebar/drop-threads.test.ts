import { expect, test } from "vitest";
import { withDropped } from "./drop-threads";

test("threads that are dropped among the pinned ones stand where the line was", () => {
  const order = ["a", "b", "c", "d"];
  expect(withDropped(order, ["d"], { threadId: "b", isBelow: false })).toEqual(["a", "d", "b", "c"]);
  expect(withDropped(order, ["a"], { threadId: "c", isBelow: true })).toEqual(["b", "c", "a", "d"]);
  expect(withDropped(order, ["b", "x"], { threadId: "b", isBelow: true })).toEqual(["a", "b", "x", "c", "d"]);
  expect(withDropped(order, ["c", "x"], null)).toEqual(["c", "x", "a", "b", "d"]);
});
