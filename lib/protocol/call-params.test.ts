import { expect, test } from "vitest";
import { callParams } from "./api";
import { newId } from "./id";

const positionOf = (position: string) => callParams.safeParse({ turnId: newId(), position }).data?.position;

test.each([
  ["0", 0],
  ["12", 12],
  ["9999", 9999],
])("the call at %s has an address", (position, number) => {
  expect(positionOf(position)).toBe(number);
});

test.each(["", " ", " 1", "1 ", "-1", "+1", "1.0", "1e1", "0x10", "10000", "null", "\u0661"])(
  "what is no plain number is no address of a call: %j",
  (position) => {
    expect(positionOf(position)).toBeUndefined();
  },
);
