import { expect, test } from "vitest";
import { toPlayTime } from "./play-time";

test("times read as on a player", () => {
  expect([0, 7.9, 75, 3_723, Number.NaN].map(toPlayTime)).toEqual([
    "0:00",
    "0:07",
    "1:15",
    "1:02:03",
    "0:00",
  ]);
});
